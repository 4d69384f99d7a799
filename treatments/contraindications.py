"""Which techniques and conditions do not go together, and what it takes to go on.

A lookup of the clinic's own table beside what was recorded: the clinician decides, and the reason is kept. The table:
`content/contraindications.toml`, or the clinic's edited copy.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from treatments import content
from treatments.content import Contraindication, Kind, Level, Precaution, Variation
from treatments.wording import Sentence
from treatments.wording import gettext_noop as _

SAYS = {
    Kind.ABSOLUTE: _("%(technique)s is not used with: %(condition)s. %(why)s"),
    Kind.LOCAL: _(
        "%(technique)s is not used over or near the area: %(condition)s. Is the area involved? %(why)s"
    ),
    Kind.PRECAUTION: _("%(technique)s needs your decision with: %(condition)s. %(why)s"),
}


@dataclass(frozen=True)
class Use:
    """A technique as planned or used. `region` and `muscle` are empty where they were not named."""

    technique: str
    parameters: Mapping[str, object] = field(default_factory=dict)
    region: str = ""
    muscle: str = ""


@dataclass(frozen=True)
class Conflict:
    """`rule` is the cell, technique--condition."""

    kind: Kind
    technique: str
    precaution: str
    why: Sentence
    source: str

    @property
    def rule(self) -> str:
        return f"{self.technique}--{self.precaution}"


@dataclass(frozen=True)
class Ruling:
    """True where going on is allowed; `why` says what is missing where it is not."""

    allowed: bool
    why: str = ""

    def __bool__(self) -> bool:
        return self.allowed


def check(
    techniques: Iterable[Use], precautions: Iterable[str], matrix: Sequence[Contraindication] | None = None
) -> list[Conflict]:
    """Every conflict between the techniques and the recorded conditions, the strictest first.

    `matrix` is the clinic's table; the shipped one unless given. Grades, details and regions count: a gentle grade
    may be treated more mildly than a strong one, unless the clinic set that cell itself.
    """
    codes = set(precautions)
    cells = content.contraindications() if matrix is None else matrix
    found = [
        conflict
        for use in techniques
        for cell in cells
        if cell.technique == use.technique
        and cell.condition in codes
        and (conflict := conflict_of(use, cell))
    ]
    return sorted(dict.fromkeys(found), key=lambda conflict: "ALP".index(conflict.kind))


def conflict_of(use: Use, cell: Contraindication) -> Conflict | None:
    condition = known_conditions().get(cell.condition)
    if condition and condition.regions and use.region and use.region not in condition.regions:
        return None
    kind = kind_of(use, cell)
    if kind is None:
        return None
    names = {technique.key: technique.name for technique in content.techniques()}
    why = Sentence(
        SAYS[kind],
        technique=names.get(use.technique, use.technique),
        condition=condition.name if condition else cell.condition,
        why=condition.why if condition else "",
    )
    return Conflict(kind, use.technique, cell.condition, why, cell.source)


def kind_of(use: Use, cell: Contraindication) -> Kind | None:
    """The kind of this use: the cell's own, unless the cell is as shipped and differs for this grade or place."""
    shipped = {row.key: row.kind for row in content.contraindications()}
    if shipped.get(cell.key) == cell.kind:
        for variation in content.variations():
            same_cell = (variation.technique, variation.condition) == (cell.technique, cell.condition)
            if same_cell and differs(use, variation):
                return variation.kind
    return Kind(cell.kind)


def differs(use: Use, variation: Variation) -> bool:
    if variation.regions:
        return use.region in variation.regions
    value = use.parameters.get(variation.parameter)
    return value in variation.values if variation.values else value not in (None, "")


def known_conditions() -> dict[str, Precaution]:
    return {precaution.code: precaution for precaution in content.precautions()}


def may_override(
    conflict: Conflict, red_flag_level: Level, has_permission: bool, reason: str, confirmed: bool
) -> Ruling:
    """Whether the clinician may go on. Never during an emergency.

    Absolute: the permission, a written reason and a second confirmation. Local: a written reason, how the area is
    kept clear. Precaution: a reason, or a tick (`confirmed`).
    """
    if red_flag_level is Level.EMERGENCY:
        return Ruling(False, _("An emergency answer is open: no technique can be used."))
    written = bool(reason.strip())
    if conflict.kind is Kind.PRECAUTION:
        return (
            Ruling(True)
            if written or confirmed
            else Ruling(False, _("Confirm that you have considered this."))
        )
    if conflict.kind is Kind.ABSOLUTE and not has_permission:
        return Ruling(False, _("You may not use a technique against a contraindication."))
    if not written:
        return Ruling(False, _("Write the reason for going on."))
    if conflict.kind is Kind.ABSOLUTE and not confirmed:
        return Ruling(False, _("Confirm a second time that you go on."))
    return Ruling(True)

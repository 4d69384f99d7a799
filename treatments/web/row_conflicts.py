"""What speaks against a technique as its row says it, so that the reason can be written where it is asked for."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from treatments.contraindications import Use, check
from treatments.findings import matrix_of, precautions_of
from treatments.models import Episode
from treatments.muscle_rules import needs_reason, technique_cautions

TITLES = {
    "A": _("Do not use"),
    "L": _("Not over or near the area"),
    "P": _("Your decision"),
}


@dataclass(frozen=True)
class Objection:
    """`kind` is A, L or P; `source` says where the rule comes from."""

    kind: str
    title: str | Promise
    why: str
    source: str


class Judge:
    """The conditions on record of one episode and the clinic's table, read once for all rows of a page."""

    def __init__(self, episode: Episode) -> None:
        self.precautions = precautions_of(episode)
        self.matrix = matrix_of(self.precautions)

    def objections(self, use: Use, *, finished: bool) -> list[Objection]:
        """`finished`: the row was filled in, so what is missing in it counts as well."""
        found = [
            Objection(str(conflict.kind), TITLES[str(conflict.kind)], str(conflict.why), conflict.source)
            for conflict in check([use], self.precautions, self.matrix)
        ]
        missing = technique_cautions(use) if finished else []
        if needs_reason(missing):
            found += [Objection("P", _("First"), str(one.why), one.source) for one in missing]
        return found

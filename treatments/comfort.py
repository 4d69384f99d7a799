"""Options a clinician may offer for comfort, looked up from what was recorded. The clinician picks, or none.

Rules and sources: `content/comfort.toml`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from treatments import content
from treatments.content import Contraindication
from treatments.contraindications import Use, check
from treatments.muscle_rules import SEVERE
from treatments.wording import Sentence

MOST_OPTIONS = 3


@dataclass(frozen=True)
class Option:
    """`key` is an exercise, or a technique for heat and cold. `excluded` says why it is not offered after all."""

    key: str
    rule: str
    why: str
    source: str
    excluded: tuple[Sentence, ...] = ()


def positions(pain: Mapping[str, int]) -> list[Option]:
    """Positions of rest for the pain, 0-10, of bending, standing and sitting. None where nothing hurts severely."""
    severe = {posture for posture, amount in pain.items() if amount >= SEVERE}
    fitting = [rule for rule in content.position_rules() if severe.issuperset(rule.postures)]
    if not fitting:
        return []
    # More postures fit better; of single ones the worst counts, the earlier rule where they are equal.
    best = max(
        fitting, key=lambda rule: (len(rule.postures), max(pain[posture] for posture in rule.postures))
    )
    return [Option(key, best.id, best.why, best.source) for key in best.offer[:MOST_OPTIONS]]


def heat_or_cold(
    *,
    inflamed: bool,
    spasm: bool,
    precautions: Iterable[str],
    region: str = "",
    matrix: Sequence[Contraindication] | None = None,
) -> list[Option]:
    """Cold where there is inflammation, heat where there is spasm without it; excluded by a contraindication.

    `matrix` is the clinic's table, the shipped one unless given.
    """
    found = "inflamed" if inflamed else "spasm" if spasm else ""
    codes = set(precautions)
    return [
        Option(
            rule.technique, rule.id, rule.why, rule.source, excluded(rule.technique, region, codes, matrix)
        )
        for rule in content.thermal_rules()
        if rule.id == found
    ]


def excluded(
    technique: str, region: str, codes: set[str], matrix: Sequence[Contraindication] | None
) -> tuple[Sentence, ...]:
    conflicts = check([Use(technique, region=region)], codes, matrix)
    return tuple(conflict.why for conflict in conflicts if conflict.kind != content.Kind.PRECAUTION)

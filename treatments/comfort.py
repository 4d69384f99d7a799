"""Options a clinician may offer for comfort, looked up from what was recorded. The clinician picks, or none.

Rules and sources: `content/comfort.toml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from treatments import content
from treatments.muscle_rules import SEVERE, TRUNK, Findings

MOST_OPTIONS = 3

# How much a posture is in the way, 0-4, on the scale of pain: much counts as severe there, some does not.
PAIN_OF_IMPACT = 2.5


@dataclass(frozen=True)
class Option:
    """`key` is an exercise, or "ice" or "heat"."""

    key: str
    rule: str
    why: str
    source: str


def burdens(impact: Mapping[str, int], bending: int) -> dict[str, int]:
    """How much each posture hurts, 0-10, from what was recorded: the impact, 0-4, and the pain of bending, 0-10."""
    found = {posture: int(impact.get(posture, 0) * PAIN_OF_IMPACT) for posture in content.POSTURES}
    return {**found, "bending": max(bending, found["bending"])}


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


def positions_for(findings: Findings) -> list[Option]:
    """Positions of rest for a back, from what was recorded of it."""
    bent = [found for found in findings.movements if found.direction == "flexion" and found.region in TRUNK]
    return positions(burdens(findings.impact, max((found.pain or 0 for found in bent), default=0)))


def heat_or_cold(*, inflamed: bool, spasm: bool) -> list[Option]:
    """Cold where there is inflammation, heat where there is spasm without it. What excludes them is looked up apart."""
    found = "inflamed" if inflamed else "spasm" if spasm else ""
    return [
        Option(rule.technique, rule.id, rule.why, rule.source)
        for rule in content.thermal_rules()
        if rule.id == found
    ]

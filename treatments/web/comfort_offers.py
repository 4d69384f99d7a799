"""What may ease this patient, and what speaks against it: positions of rest, a cold or warm pack."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from patients import clock
from treatments.comfort import heat_or_cold, positions_for
from treatments.models import Episode, Exercise
from treatments.muscle_rules import ACTIVE_SPASM, TRUNK, Findings
from treatments.suitability import Against, Suitability

# An injury counts as inflamed for its first 72 hours; only the day is on record.
INFLAMED_DAYS = 3
INFLAMED_SIGNS = ("swelling", "warmth")
NO_INJURY = (Episode.Mechanism.GRADUAL, Episode.Mechanism.OVERUSE)


@dataclass(frozen=True)
class Offer:
    """An exercise that may ease, why, and what speaks against it."""

    exercise: Exercise
    why: str
    against: Against


def offers(episode: Episode, suitability: Suitability, there: Collection[Exercise]) -> list[Offer]:
    """What may ease and is not in the programme yet: positions for what hurts severely, a cold or warm pack."""
    found, offered = suitability.findings, Exercise.objects.offered()
    options = positions_for(found) if episode.region in TRUNK else []
    known = offered.in_bulk([option.key for option in options], field_name="key") if options else {}
    wanted = [(known[option.key], option.why) for option in options if option.key in known]
    for option in heat_or_cold(inflamed=is_inflamed(episode, found), spasm=is_in_spasm(found)):
        packs = offered.filter(self_care=option.key)
        wanted += [(pack, option.why) for pack in packs.order_by("key")[:1]]
    return [Offer(one, _(why), suitability.against(one)) for one, why in wanted if eases_more(one, there)]


def eases_more(exercise: Exercise, there: Iterable[Exercise]) -> bool:
    """Whether the programme has neither it nor another pack of its kind."""
    return all(
        one.key != exercise.key and (not one.self_care or one.self_care != exercise.self_care)
        for one in there
    )


def is_inflamed(episode: Episode, findings: Findings) -> bool:
    return is_fresh(episode) or any(sign in findings.symptoms for sign in INFLAMED_SIGNS)


def is_fresh(episode: Episode) -> bool:
    """Whether it began with an injury less than three days ago. What came on slowly is none."""
    onset = episode.onset_on
    if onset is None or episode.mechanism in NO_INJURY:
        return False
    return 0 <= (clock.now().date() - onset).days < INFLAMED_DAYS


def is_in_spasm(findings: Findings) -> bool:
    return any(spasm.severity >= ACTIVE_SPASM for spasm in findings.muscles)

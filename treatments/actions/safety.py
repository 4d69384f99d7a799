"""The rules every treatment passes before it is saved, whoever asks."""

from collections.abc import Sequence
from datetime import timedelta

from django.utils.translation import gettext as _

from patients import clock
from patients.actors import Actor
from patients.errors import RuleBroken
from treatments.models import Episode, RedFlagScreen, TechniqueApplied

# A screen holds for one visit.
SCREEN_HOLDS = timedelta(hours=18)


def require_open_gate(episode: Episode) -> None:
    """Raise RuleBroken while a red flag stops treatment in this episode."""
    if episode.hold == Episode.Hold.EMERGENCY:
        raise RuleBroken(
            "red_flag_emergency",
            _(
                "A safety question was answered in a way that needs emergency care. No treatment can be saved."
            ),
        )
    if episode.hold:
        raise RuleBroken("red_flag_open", _("A safety question needs your decision before treatment goes on."))


def require_screened(episode: Episode) -> RedFlagScreen:
    """Raise RuleBroken unless the safety questions were asked, completely, for this visit."""
    since = clock.now() - SCREEN_HOLDS
    screen = episode.red_flag_screens.by_clinician().filter(created_at__gte=since).first()
    if screen is None:
        raise RuleBroken("not_screened", _("Ask today's safety questions first."))
    return screen


def require_techniques_safe(episode: Episode, rows: Sequence[TechniqueApplied], *, by: Actor) -> None:
    raise NotImplementedError

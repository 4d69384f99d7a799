"""Asking the safety questions, and what follows from the answers.

The level of an episode is held on the server and in the database: while `Episode.hold` is set, no door saves a
technique, an exercise, an active plan, a programme or a follow-up.
"""

from collections.abc import Mapping
from datetime import timedelta

from django.utils.translation import gettext as _

from clinic.actions.notices import raise_notice
from clinic.models import Appointment, Notice
from patients import audit, clock
from patients.actors import Actor, staff_user
from patients.deed import deed
from patients.errors import Invalid, RuleBroken
from treatments import red_flags
from treatments.actions.episodes import locked
from treatments.models import Episode, RedFlagScreen

Level = RedFlagScreen.Level

# A screen holds for one visit.
VALID_FOR = timedelta(hours=18)


@deed("physio_treatments.add_redflagscreen")
def record_screen(
    *, by: Actor, episode: Episode, answers: Mapping[str, str], appointment: Appointment | None = None
) -> RedFlagScreen:
    """The clinician's screen. An unanswered question is not a no: an incomplete screen opens nothing."""
    episode = locked(episode)
    last_full = episode.red_flag_screens.by_clinician().filter(full=True).first()
    screen = evaluated(episode, answers, since_full=last_full)
    screen.appointment = appointment
    screen.asked_by = staff_user(by)
    return store(screen, by=by)


def record_patient_answers(*, by: Actor, episode: Episode, answers: Mapping[str, str]) -> RedFlagScreen:
    """What a patient answered at home. It can set a hold and call for a person; it never lifts one."""
    screen = evaluated(episode, answers, since_full=None)
    screen.source = RedFlagScreen.Source.CHECK_IN
    screen.full = False
    return store(screen, by=by)


def evaluated(
    episode: Episode, answers: Mapping[str, str], *, since_full: RedFlagScreen | None
) -> RedFlagScreen:
    raise NotImplementedError

"""Asking the safety questions, and what follows from the answers.

While `Episode.hold` is set, no door saves a technique, an exercise, an active plan, a programme or a follow-up: the
actions refuse, and so does the database. The hold is worked out anew after every screen and every decision.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from clinic.models import Appointment, Notice
from patients import audit, clock
from patients.actors import Actor, staff_user
from patients.deed import deed
from patients.errors import Invalid, RuleBroken
from treatments import content, red_flags
from treatments.actions.episodes import locked
from treatments.actions.notices import tell_clinician
from treatments.models import Episode, RedFlagScreen
from treatments.red_flags import Level, Outcome, Question


@deed("physio_treatments.add_redflagscreen")
def record_screen(
    *,
    by: Actor,
    episode: Episode,
    answers: Mapping[str, str],
    appointment: Appointment | None = None,
    new_or_worse: bool = False,
) -> RedFlagScreen:
    """The clinician's screen. An unanswered question is not a no: an incomplete screen opens nothing."""
    episode = locked(episode)
    outcome = evaluated(episode, answers, questions_due(episode, new_or_worse=new_or_worse))
    everything = evaluated(episode, answers, content.questions())
    screen = RedFlagScreen(
        appointment=appointment, asked_by=staff_user(by), complete=outcome.complete, full=everything.complete
    )
    return store(screen, episode, answers, outcome, by=by)


def record_patient_answers(*, by: Actor, episode: Episode, answers: Mapping[str, str]) -> RedFlagScreen:
    """What a patient answered at home. It can set a hold and call for a person; it never lifts one."""
    outcome = evaluated(episode, answers, red_flags.PATIENT_QUESTIONS)
    source = RedFlagScreen.Source.CHECK_IN
    screen = RedFlagScreen(source=source, complete=outcome.complete, full=False)
    return store(screen, episode, answers, outcome, by=by)


@deed("physio_treatments.change_redflagscreen")
def resolve_screen(
    *, by: Actor, screen: RedFlagScreen, level: str, reason: str, action_taken: str = ""
) -> RedFlagScreen:
    """The clinician's decision. `level` may be lower than the rules' as far as they allow; the reason is kept.

    After an emergency `action_taken` says who was told, when, and how the patient travelled; treatment stays shut
    for that visit whatever is decided.
    """
    episode = locked(screen.episode)
    screen = RedFlagScreen.objects.select_for_update().get(pk=screen.pk)
    if screen.resolved_at:
        raise RuleBroken("already_resolved", _("A decision is already on record."))
    require_decision(screen, level, reason, action_taken)
    lowest = red_flags.lowest_allowed(evaluated(episode, screen.answers, ()))
    if Level(level) < lowest:
        raise RuleBroken("not_below", _("This cannot be lowered below %(level)s.") % {"level": lowest.value})
    screen.resolved_level = level
    screen.resolution = reason
    screen.action_taken = action_taken
    screen.resolved_at = clock.now()
    screen.resolved_by = staff_user(by)
    screen.check_and_save()
    refresh_hold(episode)
    audit.record(
        by=by,
        deed="red_flag.resolved",
        about=screen,
        patient=episode.patient,
        reason=f"{level}: {reason}"[:300],
    )
    return screen


def require_decision(screen: RedFlagScreen, level: str, reason: str, action_taken: str) -> None:
    faults = {}
    if level not in RedFlagScreen.Level.values:
        faults["level"] = [_("Choose a level.")]
    if not reason.strip():
        faults["reason"] = [_("Write the reason for your decision.")]
    if screen.level == Level.EMERGENCY and not action_taken.strip():
        faults["action_taken"] = [_("Write who was told, when, and how the patient travelled.")]
    if faults:
        raise Invalid(
            "decision_incomplete", " ".join(words for f in faults.values() for words in f), details=faults
        )


def questions_due(episode: Episode, *, new_or_worse: bool = False) -> tuple[Question, ...]:
    """What has to be asked today: cauda equina always, the rest every 28 days or on new or worse symptoms."""
    screens = episode.red_flag_screens.by_clinician()
    last_full = screens.filter(full=True).first()
    newest = screens.first()
    monitored = [name for name, answer in newest.answers.items() if answer != "no"] if newest else []
    last_day = last_full.created_at.date() if last_full else None
    return red_flags.questions_due(last_day, clock.now().date(), new_or_worse, monitored=monitored)


def evaluated(episode: Episode, answers: Mapping[str, str], questions: tuple[Question, ...]) -> Outcome:
    age = episode.patient.age_on(clock.now().date())
    try:
        return red_flags.evaluate(answers, age=age, questions=questions)
    except (ValueError, TypeError, AttributeError) as error:
        raise Invalid("answers", _("Answer each question with yes, no or unsure.")) from error


def store(
    screen: RedFlagScreen, episode: Episode, answers: Mapping[str, str], outcome: Outcome, *, by: Actor
) -> RedFlagScreen:
    screen.episode = episode
    screen.answers = dict(answers)
    screen.level = outcome.level.value
    screen.questions_version = outcome.version
    screen.check_and_save()
    refresh_hold(episode)
    audit.record(by=by, deed="red_flag.screened", about=screen, patient=episode.patient, reason=screen.level)
    if screen.level == Level.EMERGENCY and screen.source == RedFlagScreen.Source.CLINICIAN:
        tell_clinician(
            by=by,
            episode=episode,
            kind="red_flag",
            severity=Notice.Severity.EMERGENCY,
            summary=_("Emergency answer in the safety questions"),
            subject_id=screen.pk,
        )
    return screen


def refresh_hold(episode: Episode) -> None:
    """The most urgent level that still keeps treatment shut."""
    newest = episode.red_flag_screens.by_clinician().first()
    stopping = episode.red_flag_screens.filter(level__in=RedFlagScreen.STOPS_TREATMENT)
    levels = [Level(screen.treated_as) for screen in stopping if holds(screen, newest)]
    episode.hold = max(levels).value if levels else ""
    episode.save(update_fields=["hold"])


def holds(screen: RedFlagScreen, newest: RedFlagScreen | None) -> bool:
    """An emergency with its record made ends with the next visit's screen; everything else with a decision."""
    level, resolved = Level(screen.treated_as), screen.resolved_at is not None
    if level is Level.EMERGENCY and resolved and newest and newest.created_at > screen.created_at:
        return not newest.replaces(screen)
    return not red_flags.blocks(level, resolved).open

from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from treatments.actions.assessments import save_assessment, sign_assessment, start_assessment
from treatments.actions.sessions import save_session, sign_session, start_session
from treatments.models import Episode, RedFlagScreen
from treatments.numbers import caseload, movement_answers, pain_change

LONG_AGO = timezone.now() - timedelta(days=90)


def test_open_episodes_are_counted_by_problem(back_pain: Episode) -> None:
    assert caseload() == [{"problem": "Back muscle spasm", "episodes": 1, "patients": 1, "held": 0}]


def test_only_signed_answers_to_the_movement_questions_count(ana: User, back_pain: Episode) -> None:
    draft = start_assessment(by=ana, episode=back_pain)
    fields = {"eases_with_movement": "yes", "worse_after_sitting": "no", "impression": "Spasm"}
    save_assessment(by=ana, assessment=draft, fields=fields)
    assert movement_answers(LONG_AGO)["eases_with_movement"].percent is None
    sign_assessment(by=ana, assessment=draft)
    rates = movement_answers(LONG_AGO)
    assert (rates["eases_with_movement"].percent, rates["worse_after_sitting"].percent) == (100, 0)


def test_pain_changes_from_the_first_to_the_newest_session(
    ana: User, back_pain: Episode, screened: RedFlagScreen
) -> None:
    for pain in (7, 5, 2):
        session = start_session(by=ana, episode=back_pain)
        save_session(by=ana, session=session, fields={"pain_before": pain, "subjective": "…"})
        sign_session(by=ana, session=session)
    change = pain_change(LONG_AGO)
    assert change is not None
    assert (change.first, change.last, change.difference, change.episodes) == (7, 2, -5, 1)

"""An open red flag stops treatment at every door: the actions, and the database behind the shell."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from patients.errors import Invalid, NotAllowed, RuleBroken
from tests.treatments.conftest import ALL_NO
from treatments.actions.plans import activate_plan, write_plan
from treatments.actions.programmes import save_programme
from treatments.actions.red_flag_screens import record_screen, resolve_screen
from treatments.actions.sessions import save_session, start_session
from treatments.models import Assessment, Episode, Exercise, ProgrammeItem, RedFlagScreen, TechniqueApplied

PLAN: dict[str, Any] = {"goal": "Walk for half an hour", "review_on": date(2030, 1, 1)}


def test_an_emergency_answer_stops_a_technique(
    ana: User, back_pain: Episode, emergency: RedFlagScreen, counter_strain: dict[str, Any]
) -> None:
    session = start_session(by=ana, episode=back_pain)
    with pytest.raises(RuleBroken, match="emergency care"):
        save_session(by=ana, session=session, fields={}, techniques=[counter_strain])
    assert not session.techniques.exists()


def test_an_emergency_answer_stops_a_programme(
    ana: User, back_pain: Episode, emergency: RedFlagScreen, bridge: Exercise
) -> None:
    with pytest.raises(RuleBroken, match="emergency care"):
        save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge}])


def test_an_emergency_answer_stops_the_activation_of_a_plan(
    ana: User, back_pain: Episode, assessed: Assessment
) -> None:
    plan = write_plan(by=ana, episode=back_pain, **PLAN)
    record_screen(by=ana, episode=back_pain, answers={**ALL_NO, "CES1": "yes"})
    with pytest.raises(RuleBroken, match="emergency care"):
        activate_plan(by=ana, plan=plan)


def test_the_database_refuses_what_a_shell_would_write(
    ana: User, back_pain: Episode, counter_strain: dict[str, Any], bridge: Exercise
) -> None:
    session = start_session(by=ana, episode=back_pain)
    programme = save_programme(by=ana, episode=back_pain, items=[])
    record_screen(by=ana, episode=back_pain, answers={**ALL_NO, "CES4": "yes"})
    for row in (
        TechniqueApplied(session=session, **counter_strain),
        ProgrammeItem(programme=programme, exercise=bridge),
    ):
        with pytest.raises(IntegrityError, match="red flag"), transaction.atomic():
            row.save()


def test_not_being_sure_counts_as_yes(ana: User, back_pain: Episode) -> None:
    record_screen(by=ana, episode=back_pain, answers={**ALL_NO, "CES1": "unsure"})
    back_pain.refresh_from_db()
    assert back_pain.hold == "E"


def test_an_unanswered_question_is_not_a_no(
    ana: User, back_pain: Episode, counter_strain: dict[str, Any]
) -> None:
    record_screen(by=ana, episode=back_pain, answers={"CES1": "no"})
    session = start_session(by=ana, episode=back_pain)
    with pytest.raises(RuleBroken, match="safety questions first"):
        save_session(by=ana, session=session, fields={}, techniques=[counter_strain])


def test_asking_again_does_not_lift_an_emergency(
    ana: User, back_pain: Episode, emergency: RedFlagScreen
) -> None:
    record_screen(by=ana, episode=back_pain, answers=ALL_NO)
    back_pain.refresh_from_db()
    assert back_pain.hold == "E"


def test_an_emergency_cannot_be_lowered(ana: User, emergency: RedFlagScreen) -> None:
    with pytest.raises(RuleBroken, match="cannot be lowered below E"):
        resolve_screen(
            by=ana, screen=emergency, level="N", reason="Looks fine", action_taken="Rang 999 at 10:05"
        )


def test_an_emergency_needs_the_record_of_what_was_done(ana: User, emergency: RedFlagScreen) -> None:
    with pytest.raises(Invalid, match="who was told"):
        resolve_screen(by=ana, screen=emergency, level="E", reason="Sent to hospital")


def test_an_urgent_answer_waits_for_the_clinicians_decision(ana: User, back_pain: Episode) -> None:
    screen = record_screen(by=ana, episode=back_pain, answers={**ALL_NO, "INF1": "yes"})
    back_pain.refresh_from_db()
    assert back_pain.hold == "U"
    resolve_screen(by=ana, screen=screen, level="M", reason="Cold three weeks ago, well today, GP informed")
    back_pain.refresh_from_db()
    assert back_pain.hold == ""


def test_the_desk_decides_nothing_clinical(rui: User, back_pain: Episode, emergency: RedFlagScreen) -> None:
    with pytest.raises(NotAllowed):
        resolve_screen(by=rui, screen=emergency, level="E", reason="…", action_taken="…")


def test_the_answers_stay_as_given(emergency: RedFlagScreen) -> None:
    with pytest.raises(IntegrityError, match="stay as given"), transaction.atomic():
        RedFlagScreen.objects.filter(pk=emergency.pk).update(answers=ALL_NO, level="N")


@pytest.mark.parametrize("answers", [{"CES1": "perhaps"}, {"NOPE": "yes"}, {"CES1": 3}])
def test_nonsense_answers_are_refused(ana: User, back_pain: Episode, answers: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        record_screen(by=ana, episode=back_pain, answers=answers)

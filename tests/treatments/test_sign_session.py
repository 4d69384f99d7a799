"""Signing a session, and nothing else, promises the patient the programme."""

from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from clinic.actions.appointments import book_appointment
from clinic.models import Appointment
from patients.errors import Invalid, NotAllowed, RuleBroken
from treatments.actions.programmes import save_programme
from treatments.actions.sessions import save_session, sign_session, start_session
from treatments.models import (
    Episode,
    Exercise,
    FollowUp,
    Muscle,
    ProgrammeVersion,
    RedFlagScreen,
    Session,
    Technique,
)

NOTE = {"subjective": "Slept better", "pain_before": 6, "pain_after": 4, "consent_confirmed": True}


@pytest.fixture
def session(ana: User, back_pain: Episode, screened: RedFlagScreen) -> Session:
    return save_session(by=ana, session=start_session(by=ana, episode=back_pain), fields=NOTE)


@pytest.fixture
def counter_strain(library: None) -> dict[str, Any]:
    return {
        "technique": Technique.objects.get(key="scs"),
        "muscle": Muscle.objects.get(key="erector_spinae"),
        "region": "low_back",
        "side": "left",
        "parameters": {"tender_point": "L3 left", "tenderness_before": 7, "hold_s": 90, "slow_return": True},
    }


def test_a_draft_promises_nothing(ana: User, session: Session, bridge: Exercise) -> None:
    save_programme(by=ana, episode=session.episode, items=[{"exercise": bridge}])
    assert not FollowUp.objects.exists()


def test_the_signature_issues_the_programme_and_plans_its_follow_ups(
    ana: User, session: Session, bridge: Exercise
) -> None:
    save_programme(by=ana, episode=session.episode, items=[{"exercise": bridge}])
    sign_session(by=ana, session=session)
    version = ProgrammeVersion.objects.get(session=session)
    assert version.content["items"][0]["name"] == bridge.name
    assert bytes(version.handout.content).startswith(b"%PDF")
    assert FollowUp.objects.filter(session=session, kind="programme").count() == 1


def test_an_unchanged_programme_is_not_sent_again(
    ana: User, session: Session, bridge: Exercise, back_pain: Episode
) -> None:
    save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge}])
    sign_session(by=ana, session=session)
    again = save_session(by=ana, session=start_session(by=ana, episode=back_pain), fields=NOTE)
    sign_session(by=ana, session=again)
    assert ProgrammeVersion.objects.count() == 1


def test_an_issued_programme_cannot_be_changed(ana: User, session: Session, bridge: Exercise) -> None:
    save_programme(by=ana, episode=session.episode, items=[{"exercise": bridge}])
    sign_session(by=ana, session=session)
    with pytest.raises(IntegrityError, match="final"), transaction.atomic():
        ProgrammeVersion.objects.update(content={})


def test_signing_twice_is_refused(ana: User, session: Session) -> None:
    sign_session(by=ana, session=session)
    with pytest.raises(RuleBroken, match="signed and final"):
        sign_session(by=ana, session=session)


def test_treatment_needs_the_patients_consent(
    ana: User, session: Session, counter_strain: dict[str, Any]
) -> None:
    save_session(by=ana, session=session, fields={"consent_confirmed": False}, techniques=[counter_strain])
    with pytest.raises(Invalid, match="consent"):
        sign_session(by=ana, session=session)


def test_a_detail_out_of_range_is_refused_and_nothing_kept(
    ana: User, session: Session, counter_strain: dict[str, Any]
) -> None:
    counter_strain["parameters"]["hold_s"] = 5000
    with pytest.raises(Invalid, match="hold_s"):
        save_session(by=ana, session=session, fields={"subjective": "Changed"}, techniques=[counter_strain])
    session.refresh_from_db()
    assert session.subjective == "Slept better"


def test_the_muscle_comes_first(ana: User, session: Session, counter_strain: dict[str, Any]) -> None:
    with pytest.raises(RuleBroken, match="Name the specific muscle"):
        save_session(by=ana, session=session, fields={}, techniques=[counter_strain | {"muscle": None}])


def test_only_its_author_goes_on_with_a_draft(rui: User, mara: User, session: Session) -> None:
    for somebody in (rui, mara):
        with pytest.raises(NotAllowed):
            save_session(by=somebody, session=session, fields={"subjective": "Not mine"})


def test_an_old_tab_cannot_overwrite_a_newer_one(ana: User, session: Session) -> None:
    seen = session.revision
    save_session(by=ana, session=session, fields={"revision": seen, "objective": "First tab"})
    with pytest.raises(RuleBroken, match="another window"):
        save_session(by=ana, session=session, fields={"revision": seen, "objective": "Second tab"})


def test_signing_completes_the_visit(
    ana: User, rui: User, back_pain: Episode, screened: RedFlagScreen, visit: dict[str, Any]
) -> None:
    appointment = book_appointment(by=rui, **visit)
    with time_machine.travel(appointment.starts_at):
        session = start_session(by=ana, episode=back_pain, appointment=appointment)
        sign_session(by=ana, session=save_session(by=ana, session=session, fields=NOTE))
    appointment.refresh_from_db()
    assert appointment.status == Appointment.Status.COMPLETED


def test_a_session_of_another_day_is_not_begun(
    ana: User, rui: User, back_pain: Episode, screened: RedFlagScreen, visit: dict[str, Any]
) -> None:
    appointment = book_appointment(by=rui, **visit)
    with pytest.raises(RuleBroken, match="another day"):
        start_session(by=ana, episode=back_pain, appointment=appointment)


def test_the_episode_is_locked_before_anything_else_so_that_nobody_waits_for_each_other(
    ana: User, session: Session
) -> None:
    with CaptureQueriesContext(connection) as seen:
        sign_session(by=ana, session=session)
    tables = [query["sql"].partition(" FROM ")[2].split(" ")[0].strip('"') for query in seen]
    read = [table for table in tables if table.startswith("physio_treatments_")]
    assert read[0] == "physio_treatments_episode"

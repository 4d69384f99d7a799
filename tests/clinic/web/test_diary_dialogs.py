"""Booking and moving in the dialogs of the diary."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from clinic.models import Appointment, AppointmentType, WorkingHours
from patients.models import Patient


@pytest.fixture
def desk(browser_of: Any, rui: User) -> Client:
    client: Client = browser_of(rui)
    return client


@pytest.fixture
def wish(booked: Appointment, ines: Patient) -> dict[str, Any]:
    """ines with ana at two."""
    return {
        "patient": ines.pk,
        "practitioner": booked.practitioner_id,
        "type": booked.type_id,
        "day": "2026-11-18",
        "time": "14:00",
        "note": "Brings a letter",
    }


def changed(visit: Appointment, **fields: Any) -> dict[str, Any]:
    """The move dialog as it opens, with these fields changed."""
    stands = {"practitioner": visit.practitioner_id, "day": "2026-11-18", "time": "10:00"}
    return {**stands, "room": visit.room_id or "", "minutes": 45, "sequence": visit.sequence, **fields}


def test_the_dialog_knows_where_the_hand_clicked(desk: Client, booked: Appointment) -> None:
    query = {"start": "2026-11-18T14:15", "practitioner": str(booked.practitioner_id)}
    dialog = desk.get("/diary/book/", query).text
    assert 'value="14:15"' in dialog
    assert f'<option value="{booked.practitioner_id}" selected>' in dialog


def test_the_patient_is_found_by_part_of_the_name(desk: Client, booked: Appointment, ines: Patient) -> None:
    dialog = desk.get("/diary/book/", {"q": "prad"}).text
    assert f'value="{ines.pk}" checked' in dialog
    assert "Clara Nunes" not in dialog


def test_a_click_into_hours_kept_for_a_class_books_that_class(desk: Client, booked: Appointment) -> None:
    pilates = AppointmentType.objects.create(key="pilates", name="Pilates", minutes=60, capacity=8)
    WorkingHours.objects.create(
        practitioner=booked.practitioner,
        location=booked.location,
        weekday=2,
        starts=time(18),
        ends=time(20),
        only_for=pilates,
    )
    query = {"start": "2026-11-18T18:00", "practitioner": str(booked.practitioner_id)}
    assert f'<option value="{pilates.pk}" selected>' in desk.get("/diary/book/", query).text


def test_another_place_of_a_class_is_booked_as_that_class(
    desk: Client, booked: Appointment, new_assessment: AppointmentType
) -> None:
    AppointmentType.objects.create(key="follow_up", name="Follow-up", minutes=30)
    query = {"start": "2026-11-18T18:00", "type": str(new_assessment.pk)}
    assert f'<option value="{new_assessment.pk}" selected>' in desk.get("/diary/book/", query).text


def test_a_visit_is_booked_in_one_form(desk: Client, wish: dict[str, Any], ines: Patient) -> None:
    answer = desk.post("/diary/book/", wish)
    visit = Appointment.objects.get(patient=ines)
    assert answer.json()["sentence"].startswith("Booked: Ines Prado, 18 Nov 2026 at 14:00")
    assert (visit.note, visit.starts_at.hour) == ("Brings a letter", 14)
    assert answer.json()["undo"]


def test_without_a_patient_the_form_comes_back_and_says_so(desk: Client, wish: dict[str, Any]) -> None:
    answer = desk.post("/diary/book/", {**wish, "patient": "", "q": "prado"})
    assert answer.status_code == 400
    assert "Choose a patient." in answer.text
    assert 'value="prado"' in answer.text


def test_a_taken_time_comes_back_with_buttons_for_free_ones(
    desk: Client, wish: dict[str, Any], ines: Patient
) -> None:
    answer = desk.post("/diary/book/", {**wish, "time": "10:15"})
    assert answer.status_code == 409
    assert "11:00</button>" in answer.text
    slot = f"{wish['practitioner']}|2026-11-18T11:00:00+00:00"
    assert desk.post("/diary/book/", {**wish, "time": "10:15", "slot": slot}).status_code == 200
    assert Appointment.objects.get(patient=ines).starts_at.hour == 11


def test_two_visits_share_a_time_only_with_a_reason(
    desk: Client, wish: dict[str, Any], ines: Patient
) -> None:
    desk.post("/diary/book/", {**wish, "time": "10:15", "overlap_reason": "Sisters"})
    assert Appointment.objects.get(patient=ines).overlap_reason == "Sisters"


def test_the_move_dialog_opens_as_the_visit_stands(desk: Client, booked: Appointment) -> None:
    dialog = desk.get(f"/diary/visits/{booked.pk}/move/").text
    assert 'value="2026-11-18"' in dialog
    assert 'value="10:00"' in dialog
    assert 'value="45"' in dialog


def test_a_visit_is_moved_in_the_dialog(desk: Client, booked: Appointment) -> None:
    answer = desk.post(f"/diary/visits/{booked.pk}/move/", changed(booked, time="15:00"))
    booked.refresh_from_db()
    assert (booked.starts_at.hour, bool(answer.json()["undo"])) == (15, True)


def test_the_length_alone_is_changed_in_the_dialog(desk: Client, booked: Appointment) -> None:
    desk.post(f"/diary/visits/{booked.pk}/move/", changed(booked, minutes=30))
    booked.refresh_from_db()
    assert booked.ends_at - booked.starts_at == timedelta(minutes=30)
    assert [change.deed for change in booked.changes.all()] == ["booked", "resized"]


def test_time_and_length_change_together_or_not_at_all(desk: Client, booked: Appointment) -> None:
    answer = desk.post(f"/diary/visits/{booked.pk}/move/", changed(booked, time="17:00", minutes=90))
    booked.refresh_from_db()
    assert answer.status_code == 409
    assert booked.starts_at.hour == 10


def test_a_stale_dialog_is_refused(desk: Client, booked: Appointment) -> None:
    Appointment.objects.filter(pk=booked.pk).update(sequence=3)
    answer = desk.post(f"/diary/visits/{booked.pk}/move/", changed(booked, time="15:00"))
    assert answer.status_code == 409
    assert "changed this visit meanwhile" in answer.text


def test_a_time_that_the_clocks_skip_is_refused_in_the_form(desk: Client, wish: dict[str, Any]) -> None:
    answer = desk.post("/diary/book/", {**wish, "day": "2027-03-28", "time": "01:30"})
    assert answer.status_code == 409
    assert "The clocks go forward" in answer.text


@pytest.mark.parametrize("query", ["start=x", "practitioner=x", "start=2026-11-18T10:00Z"])
def test_garbage_gets_a_sentence(query: str, desk: Client, booked: Appointment) -> None:
    answer = desk.get(f"/diary/book/?{query}")
    assert answer.status_code == 400
    assert "refusal-message" in answer.text

from datetime import timedelta

import time_machine

from clinic.actions.appointments import book_appointment
from clinic.models import Appointment, Equipment
from patients.models import AccessEvent
from tests.patients.api.door import Door, refusal


def test_a_visit_is_booked_and_seen_in_the_diary(rui, booking, riverside, tomorrow_at_ten):
    made = Door(rui).post("appointments/", **booking)
    assert made.status_code == 201
    assert made.json()["local_start"].startswith(riverside.local(tomorrow_at_ten).isoformat()[:16])
    day = riverside.local(tomorrow_at_ten).date().isoformat()
    shown = Door(rui).get("diary/", location=str(riverside.pk), day=day).json()
    assert [row["patient_name"] for row in shown["appointments"]] == ["Clara Nunes"]


def test_a_taken_slot_is_refused_with_the_next_free_times(rui, booking, ines):
    door = Door(rui)
    door.post("appointments/", **booking)
    answer = door.post("appointments/", **{**booking, "patient": str(ines.pk)})
    assert refusal(answer) == (409, "slot_taken")
    assert len(answer.json()["details"]["next_free"]) == 5


def test_a_visit_takes_equipment_with_it(rui, booking, riverside):
    bike = Equipment.objects.create(location=riverside, name="Bike")
    made = Door(rui).post("appointments/", **booking, equipment=str(bike.pk)).json()
    assert made["equipment"] == str(bike.pk)
    assert refusal(Door(rui).post("appointments/", **booking, equipment="x"))[0] == 400


def test_a_visit_is_moved(rui, booking, tomorrow_at_ten):
    door = Door(rui)
    key = door.post("appointments/", **booking).json()["id"]
    later = tomorrow_at_ten + timedelta(hours=2)
    moved = door.post(f"appointments/{key}/move/", starts_at=later.isoformat())
    assert moved.status_code == 200
    assert Appointment.objects.get().starts_at == later


def test_the_day_of_a_visit_goes_its_way(rui, booking, tomorrow_at_ten):
    door = Door(rui)
    key = door.post("appointments/", **booking).json()["id"]
    assert door.post(f"appointments/{key}/confirm/").json()["status"] == "confirmed"
    assert refusal(door.post(f"appointments/{key}/arrive/")) == (409, "not_begun")
    steps = {"arrive": "arrived", "start": "in_progress", "complete": "completed"}
    with time_machine.travel(tomorrow_at_ten):
        for deed, status in steps.items():
            assert door.post(f"appointments/{key}/{deed}/").json()["status"] == status
    assert refusal(door.post(f"appointments/{key}/confirm/")) == (409, "wrong_status")


def test_a_cancelled_visit_says_who_and_why(rui, booking):
    door = Door(rui)
    key = door.post("appointments/", **booking).json()["id"]
    assert refusal(door.post(f"appointments/{key}/cancel/"))[0] == 400
    answer = door.post(f"appointments/{key}/cancel/", status="cancelled_by_clinic", reason="clinic_closed")
    assert answer.json()["status"] == "cancelled_by_clinic"


def test_nobody_missed_a_visit_that_has_not_begun(rui, booking, tomorrow_at_ten):
    door = Door(rui)
    key = door.post("appointments/", **booking).json()["id"]
    assert refusal(door.post(f"appointments/{key}/no-show/")) == (409, "not_begun")
    with time_machine.travel(tomorrow_at_ten + timedelta(minutes=20)):
        assert door.post(f"appointments/{key}/no-show/").json()["status"] == "no_show"


def test_times_that_cannot_be_are_refused(rui, booking):
    for moment in (
        "0001-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59Z",
        "2026-02-30T10:00:00Z",
        "noon",
        7,
        None,
    ):
        assert refusal(Door(rui).post("appointments/", **{**booking, "starts_at": moment}))[0] == 400, moment


def test_an_overlap_needs_the_permission_for_it(rui, mara, booking, ines):
    rival = {**booking, "patient": str(ines.pk), "overlap_reason": "Family"}
    Door(rui).post("appointments/", **booking)
    assert refusal(Door(mara).post("appointments/", **rival)) == (403, "not_allowed")
    assert Door(rui).post("appointments/", **rival).status_code == 201


def test_visits_are_listed_by_patient_day_and_status(rui, visit, ines, tomorrow_at_ten):
    book_appointment(by=rui, **visit)
    book_appointment(by=rui, **{**visit, "patient": ines, "starts_at": tomorrow_at_ten + timedelta(hours=1)})
    door = Door(rui)
    assert door.get("appointments/", patient=str(ines.pk)).json()["count"] == 1
    until = (tomorrow_at_ten + timedelta(minutes=30)).isoformat()
    assert door.get("appointments/", starts_at__lt=until).json()["count"] == 1
    assert door.get("appointments/", status="completed").json()["count"] == 0
    assert refusal(door.get("appointments/", status="gone")) == (400, "invalid")


def test_a_list_takes_the_same_queries_however_long(rui, visit, tomorrow_at_ten, django_assert_num_queries):
    door = Door(rui)
    counts = []
    for hour in range(1, 4):
        book_appointment(by=rui, **{**visit, "starts_at": tomorrow_at_ten + timedelta(hours=hour)})
        with django_assert_num_queries(5):
            counts.append(door.get("appointments/").json()["count"])
    assert counts == [1, 2, 3]


def test_booking_stands_in_the_access_log(rui, booking, clara):
    Door(rui).post("appointments/", **booking)
    assert AccessEvent.objects.get(deed="appointment.booked").actor == rui


def test_a_time_says_its_zone(rui, booking, tomorrow_at_ten):
    door = Door(rui)
    wall = tomorrow_at_ten.replace(tzinfo=None).isoformat()
    answer = door.post("appointments/", **{**booking, "starts_at": wall})
    assert answer.status_code == 400
    assert "Say the zone" in answer.text
    assert "Say the zone" in door.get("appointments/", starts_at__gte=wall).text
    assert door.post("appointments/", **{**booking, "starts_at": f"{wall}Z"}).status_code == 201

from datetime import timedelta

from clinic.models import AppointmentType
from tests.patients.api.door import Door, refusal

HOUR = timedelta(hours=1)


def booked(door, booking):
    return door.post("appointments/", **booking).json()["id"]


def test_a_stale_move_says_where_the_visit_is_now(rui, booking, tomorrow_at_ten):
    door = Door(rui)
    key = booked(door, booking)
    first = door.post(f"appointments/{key}/move/", starts_at=(tomorrow_at_ten + HOUR).isoformat(), sequence=0)
    assert first.json()["sequence"] == 1
    second = door.post(f"appointments/{key}/move/", starts_at=tomorrow_at_ten.isoformat(), sequence=0)
    assert refusal(second) == (409, "stale")
    assert second.json()["details"]["sequence"] == 1


def test_a_visit_is_resized(rui, booking, tomorrow_at_ten):
    door = Door(rui)
    key = booked(door, booking)
    longer = door.post(f"appointments/{key}/resize/", ends_at=(tomorrow_at_ten + HOUR).isoformat())
    assert longer.json()["ends_at"] == (tomorrow_at_ten + HOUR).isoformat().replace("+00:00", "Z")
    backwards = door.post(f"appointments/{key}/resize/", ends_at=(tomorrow_at_ten - HOUR).isoformat())
    assert refusal(backwards) == (400, "ends_before_start")


def test_a_visit_is_cancelled_once(rui, booking):
    door = Door(rui)
    key = booked(door, booking)
    assert door.post(f"appointments/{key}/cancel/", reason="work").json()["late"] in (True, False)
    assert refusal(door.post(f"appointments/{key}/cancel/", reason="work")) == (409, "wrong_status")


def test_the_newest_change_is_undone(rui, booking, tomorrow_at_ten):
    door = Door(rui)
    key = booked(door, booking)
    door.post(f"appointments/{key}/move/", starts_at=(tomorrow_at_ten + HOUR).isoformat())
    made, moved = door.get("appointment-changes/", appointment=key, ordering="created_at").json()["results"]
    assert (made["deed"], moved["deed"]) == ("booked", "moved")
    assert refusal(door.post(f"appointment-changes/{made['id']}/undo/")) == (409, "not_the_last")
    undone = door.post(f"appointment-changes/{moved['id']}/undo/").json()
    assert (undone["id"], undone["starts_at"]) == (key, tomorrow_at_ten.isoformat().replace("+00:00", "Z"))


def test_a_class_shows_slot_and_place(rui, booking, ines):
    kind = AppointmentType.objects.create(key="class", name="Class", minutes=60, capacity=2)
    door = Door(rui)
    wanted = {**booking, "type": str(kind.pk)}
    first = door.post("appointments/", **wanted).json()
    second = door.post("appointments/", **{**wanted, "patient": str(ines.pk)}).json()
    assert (first["slot"], first["place"], second["place"]) == (second["slot"], 1, 2)

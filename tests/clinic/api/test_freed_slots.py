from datetime import timedelta

import pytest

from clinic.models import Offer
from tests.patients.api.door import Door, refusal


@pytest.fixture
def gap(booking, tomorrow_at_ten, ines, new_assessment, rui):
    """An hour of ana's tomorrow, and ines who waits for one."""
    Door(rui).post("waiting-list/", patient=str(ines.pk), type=str(new_assessment.pk), weekdays=[])
    facts = {name: booking[name] for name in ("practitioner", "location", "starts_at")}
    return {**facts, "ends_at": (tomorrow_at_ten + timedelta(hours=1)).isoformat()}


def test_a_gap_is_offered_and_asked_for(rui, gap):
    freed = Door(rui).post("freed-slots/", **gap).json()
    assert Door(rui).post(f"freed-slots/{freed['id']}/ask/").json()["state"] == "offered"
    found = Door(rui).get("offers/", freed_slot=freed["id"], state="open").json()["results"]
    assert [offer["freed_slot"] for offer in found] == [freed["id"]]


def test_the_same_time_is_offered_once(rui, gap):
    door = Door(rui)
    door.post("freed-slots/", **gap)
    assert refusal(door.post("freed-slots/", **gap)) == (409, "already_offered")


def test_a_gap_ends_after_it_begins(rui, gap):
    answer = Door(rui).post("freed-slots/", **{**gap, "ends_at": gap["starts_at"]})
    assert answer.status_code == 400
    assert "The end is before the start." in answer.content.decode()


def test_a_gap_is_no_longer_than_a_day(rui, gap):
    answer = Door(rui).post("freed-slots/", **{**gap, "ends_at": "2190-01-01T10:00:00Z"})
    assert refusal(answer) == (400, "gap_too_long")


def test_declining_moves_on_and_keeps_the_place(rui, gap):
    door = Door(rui)
    freed = door.post("freed-slots/", **gap).json()
    door.post(f"freed-slots/{freed['id']}/ask/")
    offer = Offer.objects.get()
    assert door.post(f"offers/{offer.pk}/decline/").json()["state"] == "declined"
    assert door.get(f"waiting-list/{offer.entry_id}/").json()["state"] == "waiting"
    assert door.post(f"freed-slots/{freed['id']}/ask/").json()["state"] == "closed"


def test_an_entry_is_changed_in_part(rui, gap):
    entry = Door(rui).get("waiting-list/").json()["results"][0]
    changed = Door(rui).patch(f"waiting-list/{entry['id']}/", weekdays=[0, 2], latest="12:00").json()
    assert (changed["weekdays"], changed["latest"], changed["created_at"]) == (
        [0, 2],
        "12:00:00",
        entry["created_at"],
    )
    assert refusal(Door(rui).patch(f"waiting-list/{entry['id']}/", weekdays=[7]))[0] == 400

import pytest

from clinic.models import CalendarFeed, OutsideCalendar
from tests.patients.api.door import Door, refusal


@pytest.fixture
def feed(ana, dr_ana):
    return Door(ana).post("calendar-feeds/", practitioner=str(dr_ana.pk), names="hidden").json()


@pytest.fixture
def outside(ana, dr_ana):
    address = "https://192.0.2.1/secret.ics"
    return (
        Door(ana)
        .post("outside-calendars/", practitioner=str(dr_ana.pk), name="Private", address=address)
        .json()
    )


def test_the_address_is_told_once(ana, feed, client):
    assert client.get(feed["address"]).status_code == 200
    assert "address" not in Door(ana).get(f"calendar-feeds/{feed['id']}/").json()


def test_initials_unless_somebody_says_otherwise(ana, dr_ana):
    assert Door(ana).post("calendar-feeds/", practitioner=str(dr_ana.pk)).json()["names"] == "initials"


def test_a_revoked_address_is_closed(ana, feed, client):
    assert Door(ana).post(f"calendar-feeds/{feed['id']}/revoke/").json()["revoked_at"]
    assert client.get(feed["address"]).status_code == 410


def test_an_outside_address_goes_in_and_does_not_come_out(ana, outside):
    shown = Door(ana).get(f"outside-calendars/{outside['id']}/").json()
    assert shown["host"] == "192.0.2.1"
    assert "secret" not in str(shown)


def test_a_private_address_is_told_as_the_problem(ana, outside):
    shown = Door(ana).post(f"outside-calendars/{outside['id']}/read/").json()
    assert "private network" in shown["problem"]
    assert shown["read_at"] is None


def test_its_name_can_be_changed_and_its_practitioner_not(ana, dr_ana, outside):
    door = Door(ana)
    changed = door.patch(f"outside-calendars/{outside['id']}/", name="University", practitioner="nobody")
    assert changed.json()["name"] == "University"
    assert OutsideCalendar.objects.get().practitioner == dr_ana


def test_an_address_of_another_kind_is_refused(ana, outside):
    answer = Door(ana).patch(f"outside-calendars/{outside['id']}/", address="file:///etc/passwd")
    assert refusal(answer) == (400, "invalid")
    assert "address" in answer.json()["details"]


def test_a_calendar_can_be_removed(ana, outside):
    assert Door(ana).delete(f"outside-calendars/{outside['id']}/").status_code == 204
    assert not OutsideCalendar.objects.exists()


def test_the_manager_sees_all_and_the_desk_none(mara, rui, feed, outside):
    assert len(Door(mara).get("outside-calendars/").json()["results"]) == 1
    assert Door(rui).get("calendar-feeds/").status_code == 403
    assert Door(rui).get("outside-calendars/").status_code == 403


def test_nobody_makes_a_feed_for_a_colleague(ana, mara, dr_ana, django_user_model):
    Door(mara).post("calendar-feeds/", practitioner=str(dr_ana.pk), names="full")
    dr_ana.user = django_user_model.objects.create(username="teo")
    dr_ana.save()
    answer = Door(ana).post("calendar-feeds/", practitioner=str(dr_ana.pk), names="full")
    assert refusal(answer) == (403, "not_allowed")
    assert CalendarFeed.objects.count() == 1

from datetime import timedelta

import pytest

from clinic.actions.appointments import book_appointment
from clinic.models import Absence, Message
from patients import clock
from tests.clinic.outbox.conftest import NOON
from tests.clinic.patient_visit.conftest import slots_in, words

pytestmark = pytest.mark.django_db


def slot(practitioner, moment):
    return f"{practitioner.pk}|{moment.isoformat()}"


def test_it_offers_free_times_in_days(claras):
    page = claras.look("move/")
    assert page.status_code == 200
    assert len(slots_in(page)) > 20
    assert "Later days" in words(page)


def test_later_days_begin_after_those_shown(claras):
    first = slots_in(claras.look("move/"))
    later = slots_in(
        claras.get(claras.page("move/"), {"from": (NOON + timedelta(days=20)).date().isoformat()})
    )
    assert later
    assert not set(first) & set(later)


def test_a_press_moves_the_visit(claras, booked):
    wanted = slots_in(claras.look("move/"))[-1]
    assert claras.press("move/", slot=wanted, sequence=0).url == claras.page()
    booked.refresh_from_db()
    assert booked.starts_at.isoformat() == wanted.partition("|")[2]
    assert (booked.status, booked.sequence) == ("booked", 1)
    assert "Your visit is now on" in words(claras.look())


def test_it_may_move_onto_part_of_its_own_time_and_not_onto_itself(claras, booked):
    its_day = {"from": booked.local_start.date().isoformat()}
    offered = slots_in(claras.get(claras.page("move/"), its_day))
    later = slot(booked.practitioner, booked.starts_at + timedelta(minutes=15))
    assert later in offered
    assert slot(booked.practitioner, booked.starts_at) not in offered
    assert claras.press("move/", slot=later, sequence=0).url == claras.page()


def test_a_time_just_taken_shows_the_next_free_ones(claras, booked, rui, visit, ines, dr_ana):
    wanted = booked.starts_at + timedelta(hours=2)
    book_appointment(by=rui, **{**visit, "patient": ines, "starts_at": wanted})
    page = claras.press("move/", slot=slot(dr_ana, wanted), sequence=0)
    assert page.status_code == 409
    assert "This time is already taken" in words(page)
    assert slots_in(page)
    booked.refresh_from_db()
    assert booked.sequence == 0


@pytest.mark.parametrize(
    "late", [timedelta(hours=14), -timedelta(days=5, hours=1), timedelta(days=400), timedelta(minutes=7)]
)
def test_only_times_that_patients_may_book_are_taken(claras, booked, dr_ana, late):
    """At night, sooner than the lead, beyond the horizon, beside the grid."""
    assert claras.press("move/", slot=slot(dr_ana, booked.starts_at + late)).status_code == 409
    booked.refresh_from_db()
    assert booked.sequence == 0


@pytest.mark.parametrize(
    "said", ["", "nobody", "|", "x|2027-01-01", "x|2027-01-01T10:00:00+00:00", "\x00|\x00", "a" * 500]
)
def test_a_button_that_was_never_there_is_refused(claras, booked, said):
    assert claras.press("move/", slot=said).status_code == 400
    booked.refresh_from_db()
    assert booked.sequence == 0


@pytest.mark.parametrize("query", ["from=x", "from=9999-12-31", "with=somebody", "from=2027-02-30"])
def test_an_address_with_nonsense_is_a_sentence(claras, query):
    assert claras.get(claras.page(f"move/?{query}")).status_code == 400


def test_another_practitioner_can_be_chosen(claras, booked, ben, rui, visit, ines):
    book_appointment(by=rui, **{**visit, "patient": ines, "starts_at": booked.starts_at + timedelta(hours=2)})
    page = claras.look("move/")
    assert "With anybody" in words(page)
    assert str(ben.pk) not in words(page)
    page = claras.get(claras.page("move/?with=anybody"))
    wanted = next(value for value in slots_in(page) if value.startswith(str(ben.pk)))
    claras.press("move/?with=anybody", slot=wanted, sequence=0)
    booked.refresh_from_db()
    assert booked.practitioner == ben


def test_someone_who_does_not_give_it_is_not_offered(claras, booked, ben, dr_ana, bookable):
    bookable.practitioners.set([dr_ana])
    wanted = slot(ben, booked.starts_at + timedelta(hours=2))
    assert claras.press("move/?with=anybody", slot=wanted).status_code == 400


def test_a_move_that_may_only_be_asked_for_is_a_request_again(claras, booked, bookable):
    bookable.online = "request"
    bookable.save()
    page = claras.look("move/")
    assert "The clinic confirms the new time" in words(page)
    claras.press("move/", slot=slots_in(page)[0], sequence=0)
    booked.refresh_from_db()
    assert booked.status == "requested"
    assert "You asked for this visit" in words(claras.look())


def test_what_the_patient_has_at_that_time_is_not_offered(claras, booked, rui, visit, ben):
    other = booked.starts_at + timedelta(hours=2)
    book_appointment(by=rui, **{**visit, "practitioner": ben, "starts_at": other})
    assert slot(booked.practitioner, other) not in slots_in(claras.look("move/"))


def test_without_free_times_it_says_to_phone(claras, dr_ana):
    Absence.objects.create(
        practitioner=dr_ana, starts_at=NOON - timedelta(days=1), ends_at=NOON + timedelta(days=800)
    )
    page = claras.look("move/")
    assert "No time is free here" in words(page)
    assert "Call +44 20 7946 0300" in words(page)


def test_the_page_closes_with_the_window(claras, booked):
    with clock.at(booked.starts_at - timedelta(hours=24)):
        assert claras.look("move/").status_code == 200
    with clock.at(booked.starts_at - timedelta(hours=23, minutes=59)):
        assert claras.look("move/").url == claras.page()


def test_the_move_is_told_by_mail_and_has_reminders_of_its_own(claras, booked):
    promised = Message.objects.filter(subject_id=booked.pk)
    assert promised.count() == 3
    claras.press("move/", slot=slots_in(claras.look("move/"))[-1], sequence=0)
    assert promised.count() == 6

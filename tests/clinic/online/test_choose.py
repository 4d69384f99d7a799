from datetime import timedelta

import pytest

from clinic.actions.appointments import book_appointment
from clinic.models import AppointmentType, Location, Practitioner, WorkingHours
from tests.clinic.online.visitor import slot, words
from tests.conftest import staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def hilltop(dr_ana):
    """A second place, where ana works in the evening."""
    place = Location.objects.create(name="Hilltop & Söhne", zone="Europe/London", address="9 Beacon Road")
    for weekday in range(7):
        WorkingHours.objects.create(
            practitioner=dr_ana, location=place, weekday=weekday, starts="18:30", ends="20:00"
        )
    return place


def test_with_one_place_one_visit_and_one_person_the_times_come_first(nora, wish):
    page = nora.choose()
    assert page.status_code == 200
    assert "When?" in words(page)
    assert "clinic time, London" in words(page)


def test_only_what_patients_may_book_is_offered(nora, wish, new_assessment):
    AppointmentType.objects.create(key="massage", name="Massage", minutes=30, online="request")
    page = words(nora.choose())
    assert "Follow-up" in page
    assert "Massage" in page
    assert "You ask for a time, and the clinic confirms it." in page
    assert "New assessment" not in page


def test_only_who_gives_the_visit_is_offered(nora, wish, other_practitioner):
    assert "Eve Hart" in words(nora.choose(type="follow_up"))
    wish["type"].practitioners.add(wish["practitioner"])
    page = words(nora.choose(type="follow_up"))
    assert "Eve Hart" not in page
    assert "When?" in page


def test_each_person_is_shown_with_the_first_free_time(nora, wish, other_practitioner):
    page = nora.choose(type="follow_up")
    assert "With whom?" in words(page)
    assert words(page).count("first free") == 3


def test_first_free_offers_each_time_once(nora, wish, other_practitioner):
    page = words(nora.choose(type="follow_up", practitioner="any", day=wish["starts_at"].date()))
    assert page.count(">10:00<") == 1
    assert page.count(">14:00<") == 1


def test_a_clinics_own_site_links_to_any_step(nora, wish, other_practitioner, hilltop):
    page = words(nora.choose(type="follow_up", practitioner=other_practitioner.pk, location="riverside"))
    assert "When?" in page
    assert "Eve Hart" in page


def test_every_place_has_an_address_of_its_own(nora, wish, hilltop):
    assert "9 Beacon Road" in words(nora.choose())
    page = nora.get("/book-online/at/hilltop-sohne/")
    assert "Hilltop" in words(page)
    assert "18:30" in words(page)
    assert nora.get(f"/book-online/at/{hilltop.pk}/").status_code == 200
    assert nora.get("/book-online/at/moon/").status_code == 404


def test_days_carry_their_number_of_free_times(nora, wish, dr_ana):
    day = wish["starts_at"].date()
    page = nora.choose(day=day)
    free = words(page).count('rel="nofollow"')
    assert f"{free} free" in words(page)


def test_times_stand_under_their_part_of_the_day(nora, wish, dr_ana):
    WorkingHours.objects.update(ends="20:00")
    page = words(nora.choose(day=wish["starts_at"].date()))
    assert page.index("Morning") < page.index(">10:00<") < page.index("Afternoon") < page.index("Evening")
    assert page.index("Evening") < page.index(">18:00<")


def test_a_time_leads_on_with_everything_chosen(nora, wish):
    page = words(nora.choose(day=wish["starts_at"].date()))
    assert slot(wish["practitioner"], wish["starts_at"]).replace("~", "~") in page.replace("%7E", "~")


def test_lead_and_horizon_hold(nora, wish):
    AppointmentType.objects.update(lead_hours=72, horizon_days=10)
    assert ">10:00<" not in words(nora.choose(day=wish["starts_at"].date()))
    assert "Next free" in words(nora.choose(day=wish["starts_at"].date()))
    assert nora.choose(day=wish["starts_at"].date() + timedelta(days=40)).status_code == 400


def test_a_full_day_leads_to_the_next_free_one(nora, wish, dr_ana):
    WorkingHours.objects.exclude(weekday=(wish["starts_at"].weekday() + 2) % 7).delete()
    page = words(nora.choose(day=wish["starts_at"].date()))
    assert "Nothing is free on this day." in page
    assert f"Next free: {wish['starts_at'] + timedelta(days=2):%A}" in page


def test_a_class_with_free_places_is_offered_and_a_full_one_not(nora, wish, rui, clara, ines):
    AppointmentType.objects.update(capacity=2)
    wish["type"].refresh_from_db()
    day = wish["starts_at"].date()
    book_appointment(by=rui, patient=clara, **wish)
    assert ">10:00<" in words(nora.choose(day=day))
    book_appointment(by=rui, patient=ines, **wish)
    assert ">10:00<" not in words(nora.choose(day=day))


def test_nothing_online_says_so(nora, wish):
    AppointmentType.objects.update(online="no")
    page = nora.choose()
    assert page.status_code == 409
    assert "+44 20 7946 0300" in words(page)


def test_only_the_first_page_is_for_search_engines(nora, wish):
    AppointmentType.objects.create(key="massage", name="Massage", minutes=30, online="book")
    first, later = nora.choose(), nora.choose(type="follow_up")
    assert "X-Robots-Tag" not in first
    assert 'content="index, follow"' in words(first)
    assert "noindex" in later["X-Robots-Tag"]
    assert "no-store" in later["Cache-Control"]
    assert later["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(
    "query",
    [
        {"type": "new_assessment"},
        {"type": "nothing"},
        {"type": "\x00"},
        {"practitioner": "x"},
        {"practitioner": "01890000-0000-7000-8000-000000000000"},
        {"day": "soon"},
        {"day": "9999-12-31"},
        {"location": "\x00"},
        {"slot": "x"},
        {"slot": "x~20261332T9999Z"},
    ],
)
def test_nonsense_in_the_address_gets_a_sentence(nora, wish, new_assessment, query):
    page = nora.choose(**query)
    assert page.status_code in (400, 404)
    assert "That did not work" in words(page)


def test_more_people_cost_no_more_questions_to_the_database(
    nora, wish, colleague, django_assert_max_num_queries
):
    with django_assert_max_num_queries(10) as few:
        nora.choose(type="follow_up", practitioner="any", day=wish["starts_at"].date())
    for number in range(5):
        person = Practitioner.objects.create(user=staff(f"p{number}", "physiotherapist"), name=f"P{number}")
        WorkingHours.objects.create(
            practitioner=person, location=wish["location"], weekday=2, starts="09:00", ends="17:00"
        )
    with django_assert_max_num_queries(len(few)):
        nora.choose(type="follow_up", practitioner="any", day=wish["starts_at"].date())

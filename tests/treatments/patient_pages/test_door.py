import pytest

from clinic.models import Notice
from patients import clock
from patients.models import AccessEvent, Link, Patient
from tests.treatments.patient_pages.phone import Phone, words

BEHIND = ("check-in/", "safety/", "handout.pdf", "figures/t04.svg")


def test_the_door_tells_nothing_about_the_patient(claras):
    page = claras.look()
    assert page.status_code == 200
    assert not [word for word in ("Clara", "Nunes", "Bridge", "1984") if word in words(page)]
    assert page["Referrer-Policy"] == "same-origin"
    assert "noindex" in page["X-Robots-Tag"]
    assert "no-store" in page["Cache-Control"]


def test_looking_at_the_door_changes_nothing(claras):
    before = list(Link.objects.values()), AccessEvent.objects.count()
    claras.look()
    claras.head(claras.page())
    assert (list(Link.objects.values()), AccessEvent.objects.count()) == before


@pytest.mark.parametrize("path", BEHIND)
def test_nothing_behind_the_door_is_shown_before_the_birth_date(claras, path):
    answer = claras.post(claras.page(path)) if path == "check-in/" else claras.look(path)
    assert (answer.status_code, answer.url) == (302, claras.page())


@pytest.mark.parametrize(
    "typed", ["17/5/1984", "17.05.1984", "17 5 1984", "17051984", "1984-05-17", " 17-5-1984 "]
)
def test_a_birth_date_may_be_written_as_people_write_it(claras, typed):
    assert claras.give(typed).status_code == 302
    assert "Hello Clara" in words(claras.look())


@pytest.mark.parametrize(
    "typed", ["", "hello", "5/17/1984", "1751984", "17/5/84", "17/5/1984\x00x", "9" * 400]
)
def test_what_is_no_date_is_explained_and_costs_no_try(claras, typed):
    page = claras.give(typed)
    assert page.status_code == 400
    assert 'aria-describedby="id_birth_date_helptext id_birth_date_error"' in words(page)
    assert not Link.objects.filter(failures__gt=0).exists()


def test_a_wrong_date_says_how_many_tries_are_left(claras):
    assert "You can try 4 more times" in words(claras.give("18/5/1984"))
    assert "You can try 3 more times" in words(claras.give("18/5/1984"))
    assert claras.look("safety/").status_code == 302


def test_after_five_wrong_dates_the_page_locks_and_the_desk_is_told(claras):
    for _ in range(5):
        page = claras.give("18/5/1984")
    assert page.status_code == 410
    assert claras.give("17/5/1984").status_code == 410
    assert Notice.objects.filter(kind="link-locked", audience=Notice.Audience.DESK).count() == 1


def test_the_right_date_opens_one_browser_under_a_new_session_key(claras):
    claras.session.save()
    planted = claras.cookies["sessionid"].value
    claras.give("17/5/1984")
    assert claras.cookies["sessionid"].value != planted
    assert "Hello" not in words(Phone(claras.token).look())


def test_one_patients_birth_date_opens_no_other_patients_page(claras, inside_ines):
    claras.cookies = inside_ines.cookies
    page = claras.look()
    assert "Hello" not in words(page)
    assert "Slowly" not in words(page)
    assert claras.look("handout.pdf").status_code == 302


@pytest.mark.parametrize("token", ["x", "%00", "é" * 40, "a" * 3000])
def test_a_made_up_link_gets_the_same_quiet_page(db, riverside, token):
    page = Phone(token).look()
    assert page.status_code == 404
    assert "This page cannot be opened" in words(page)
    assert riverside.phone in words(page)


@pytest.mark.parametrize("gone", ["archived_at", "deceased_on"])
def test_an_open_page_closes_when_the_patient_is_gone(inside, clara, gone):
    Patient.objects.filter(pk=clara.pk).update(**{gone: clock.now()})
    for path in ("", "safety/", "handout.pdf", "figures/t04.svg", "stop-messages/"):
        page = inside.look(path)
        assert page.status_code == 410
        assert "Clara" not in words(page)

import pytest
from django.core import mail

from clinic.models import OnlineBooking
from patients.models import Patient
from tests.clinic.online.visitor import code_for, words
from tests.marked import left_in_english, marked

__all__ = ["marked"]

pytestmark = pytest.mark.django_db

FIRST = "/book-online/"


@pytest.mark.parametrize(
    ("asked", "got"),
    [("es-AR,es;q=0.9", "es"), ("pl, fr-CA;q=0.8", "fr"), ("pl", "en-gb"), ("", "en-gb"), (";;,,=", "en-gb")],
)
def test_booking_begins_in_the_browsers_language(nora, wish, asked, got):
    page = nora.get(FIRST, headers={"accept-language": asked})
    assert page["Content-Language"] == got
    assert f'<html lang="{got}"' in words(page)


def test_the_switch_keeps_what_was_chosen(nora, wish):
    assert f"{FIRST}?type=follow_up" not in words(nora.get(FIRST))
    assert 'href="?type=follow_up&language=es"' in words(nora.get(f"{FIRST}?type=follow_up"))


def test_a_choice_on_the_page_outweighs_the_browser_and_goes_into_the_file(nora, wish):
    nora.defaults["HTTP_ACCEPT_LANGUAGE"] = "fr"
    nora.get(f"{FIRST}?language=es")
    nora.books(wish)
    assert OnlineBooking.objects.get().language == "es"
    assert Patient.objects.get().language == "es"


def test_the_code_comes_in_the_language_of_the_page(nora, wish):
    nora.get(f"{FIRST}?language=es")
    code_for(nora.begins(wish))
    assert "su código" in mail.outbox[-1].subject
    assert "Esta traducción la hizo una máquina" in str(mail.outbox[-1].body)


def test_english_is_kept_as_plain_english(nora, wish):
    nora.begins(wish)
    assert OnlineBooking.objects.get().language == "en"


def test_nothing_about_booking_is_left_in_english(nora, wish, marked):
    nora.get(f"{FIRST}?language=el")
    booking = nora.begins(wish)
    steps = [FIRST, f"{FIRST}?type=follow_up", nora.step("before", wish), nora.step("details", wish)]
    for address in (*steps, f"{FIRST}{booking.pk}/code/"):
        page = nora.get(address, follow=True).content.decode()
        assert left_in_english(page, known={"Riverside", "Follow-up", "Ana Sousa"}) == set()

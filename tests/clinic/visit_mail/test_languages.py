import pytest

from patients.models import Patient
from tests.arabic import arabic
from tests.clinic.visit_mail.conftest import files, words
from tests.marked import left_in_english, marked

__all__ = ["arabic", "marked"]

DRAFTED = "Esta traducción la hizo una máquina"


@pytest.fixture
def spanish(clara):
    Patient.objects.filter(pk=clara.pk).update(language="es")


def html(mail):
    return str(mail.get_body(("html",)).get_content())


def test_a_mail_is_in_the_patients_language_from_subject_to_calendar_entry(spanish, booked, post):
    (mail,) = post(minutes=3)
    assert "su cita" in mail["Subject"]
    assert "Su cita está reservada." in words(mail)
    assert '<html lang="es" dir="ltr">' in html(mail)
    assert "Cita en Riverside" in str(files(mail)[0].get_content())


def test_a_mail_says_that_nobody_has_checked_the_translation_until_somebody_has(
    spanish, booked, post, settings
):
    (mail,) = post(minutes=3)
    assert DRAFTED in words(mail)
    assert DRAFTED in " ".join(html(mail).split())
    settings.PHYSIO_REVIEWED_LANGUAGES = {"es": "Dra. Prueba, 1 December 2026"}
    (reminder,) = post(hours=5 * 24 - 2 - 48)
    assert "Le recordamos su cita" in words(reminder)
    assert DRAFTED not in words(reminder)


def test_an_english_mail_speaks_of_no_translation(booked, post):
    (mail,) = post(minutes=3)
    assert "translation" not in words(mail)


def test_a_mail_in_a_language_from_right_to_left_says_so(clara, booked, post, arabic):
    Patient.objects.filter(pk=clara.pk).update(language="ar")
    (mail,) = post(minutes=3)
    assert '<html lang="ar" dir="rtl">' in html(mail)


def test_nothing_in_a_mail_is_left_in_english(clara, booked, post, marked):
    Patient.objects.filter(pk=clara.pk).update(language="el")
    (mail,) = post(minutes=3)
    assert left_in_english(html(mail), known={"Riverside", "Ana Sousa"}) == set()
    assert mail["Subject"].strip().startswith("«")

import pytest
from django.utils import translation
from django.utils.translation import get_language_info

from patients.models import Patient
from tests.arabic import IN_AN_EMERGENCY, arabic
from tests.clinic.patient_visit.conftest import words
from tests.marked import left_in_english, marked

__all__ = ["arabic", "marked"]

DRAFTED = "Esta traducción la hizo una máquina"


@pytest.fixture
def spanish(claras, clara):
    """clara's phone; she speaks Spanish."""
    Patient.objects.filter(pk=clara.pk).update(language="es")
    return claras


def test_the_page_is_in_the_patients_language_with_its_dates(spanish):
    page = words(spanish.look())
    assert '<html lang="es" dir="ltr">' in page
    assert "Su cita" in page
    assert " de 20" in page


def test_every_page_says_that_nobody_has_checked_the_translation_until_somebody_has(spanish, settings):
    assert DRAFTED in words(spanish.look())
    settings.PHYSIO_REVIEWED_LANGUAGES = {"es": "Dra. Prueba, 1 December 2026"}
    assert DRAFTED not in words(spanish.look())


def test_another_language_is_chosen_on_the_page_and_remembered(spanish):
    assert 'href="?language=fr" lang="fr"' in words(spanish.look())
    assert '<html lang="fr"' in words(spanish.look("?language=fr"))
    assert '<html lang="fr"' in words(spanish.look("cancel/"))
    assert Patient.objects.get(given_name="Clara").language == "es"


def test_what_else_stands_in_the_address_is_kept(claras):
    assert 'href="?with=same&amp;language=fr"' in words(claras.look("move/?with=same"))


@pytest.mark.parametrize("tag", ["xx", "", "../../etc/passwd", "%00", "de" * 300])
def test_a_language_there_is_not_changes_nothing(spanish, tag):
    page = spanish.get(spanish.page(), {"language": tag})
    assert page.status_code == 200
    assert page["Content-Language"] == "es"


@pytest.mark.parametrize("tag", ["xx", "tlh", "../x", "e" * 10, ""])
def test_a_patient_whose_language_nobody_speaks_reads_english(claras, clara, tag):
    Patient.objects.filter(pk=clara.pk).update(language=tag)
    assert claras.look()["Content-Language"] == "en-gb"


def test_a_regional_variant_reads_the_language_itself(claras, clara):
    Patient.objects.filter(pk=clara.pk).update(language="es-MX")
    assert claras.look()["Content-Language"] == "es"


def test_an_answer_to_a_form_offers_no_other_languages(spanish):
    assert "?language=" not in words(spanish.press("cancel/", reason="nonsense"))


def test_a_link_nobody_knows_is_refused_in_the_browsers_language(db, client):
    page = client.get("/visit/unknown/", headers={"accept-language": "pl,es;q=0.8,en;q=0.5"})
    assert page.status_code == 404
    assert '<html lang="es"' in words(page)
    assert "Este enlace" in words(page)


def test_the_calendar_entry_is_in_the_patients_language(spanish):
    assert "Cita en Riverside" in spanish.look("visit.ics").content.decode()


def test_a_language_of_the_clinics_own_is_written_from_right_to_left(claras, clara, arabic):
    Patient.objects.filter(pk=clara.pk).update(language="ar")
    page = words(claras.look())
    assert '<html lang="ar" dir="rtl">' in page
    assert IN_AN_EMERGENCY % {"number": "999"} in page
    assert get_language_info("ar")["name_local"] in page
    assert translation.get_language() == "en-gb"


def test_a_phone_number_keeps_its_order_among_words_from_right_to_left(claras, clara, arabic):
    assert "\u2066+44 20 7946 0300\u2069" not in words(claras.look())
    Patient.objects.filter(pk=clara.pk).update(language="ar")
    assert "\u2066+44 20 7946 0300\u2069" in words(claras.look())


def test_nothing_on_a_page_about_a_visit_is_left_in_english(claras, clara, marked):
    Patient.objects.filter(pk=clara.pk).update(language="el")
    for path in ("", "move/", "cancel/", "reminders/"):
        page = claras.look(path).content.decode()
        assert left_in_english(page, known={"Riverside", "Ana Sousa"}) == set()

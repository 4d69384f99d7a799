from typing import Any

import pytest
from django.conf import global_settings
from django.contrib.auth.models import User
from django.utils import translation

from patients.checks import check_settings
from patients.languages import offered, spoken
from patients.models import Patient
from patients.web.forms.patients import PatientForm


def shown(form: PatientForm) -> dict[str, dict[str, str]]:
    choices: Any = form.fields["language"]
    return {title: dict(pairs) for title, pairs in choices.choices}


def test_the_languages_patients_are_written_to_in_come_first_with_their_mark(db: None) -> None:
    ours, others = shown(PatientForm()).values()
    assert ours["en"] == "English"
    assert ours["de"] == "German (drafted by machine, not yet checked)"
    assert others["pl"] == "Polish"
    assert not set(ours) & set(others)


def test_a_language_somebody_has_checked_bears_no_mark(db: None, settings: Any) -> None:
    settings.PHYSIO_REVIEWED_LANGUAGES = {"de": "Dr Erika Muster, 1 December 2026"}
    ours, _others = shown(PatientForm()).values()
    assert ours["de"] == "German"
    assert "machine" in ours["fr"]


def test_a_language_no_list_knows_is_kept(db: None, clara: Patient) -> None:
    clara.language = "tlh"
    _ours, others = shown(PatientForm(instance=clara)).values()
    assert others["tlh"] == "tlh"


def test_the_file_says_how_a_patient_is_written_to(
    browser_of: Any, rui: User, clara: Patient, settings: Any
) -> None:
    Patient.objects.filter(pk=clara.pk).update(language="pl")
    assert "Polish, written to in British English" in browser_of(rui).get(f"/patients/{clara.pk}/").text
    Patient.objects.filter(pk=clara.pk).update(language="de-AT")
    settings.PHYSIO_REVIEWED_LANGUAGES = {"de": "Dr Erika Muster"}
    assert "German (words checked by Dr Erika Muster)" in browser_of(rui).get(f"/patients/{clara.pk}/").text


@pytest.mark.parametrize(
    ("asked", "got"),
    [
        ("pt-BR", "pt"),
        ("de-at", "de"),
        ("fr", "fr"),
        ("en", "en-gb"),
        ("en-US", "en-gb"),
        ("pl", "en-gb"),
        ("", "en-gb"),
        ("../../etc", "en-gb"),
        ("x" * 600, "en-gb"),
    ],
)
def test_the_closest_language_is_spoken(asked: str, got: str) -> None:
    assert spoken(asked) == got


def test_a_project_that_lists_all_languages_offers_those_with_words(settings: Any) -> None:
    settings.LANGUAGES = global_settings.LANGUAGES
    assert {language.tag for language in offered()} == {"de", "en", "es", "fr", "pt"}
    assert spoken("pt-BR") == "pt-br"
    assert spoken("pl") == "en-gb"


def test_names_that_are_no_names_are_reported(settings: Any) -> None:
    settings.PHYSIO_REVIEWED_LANGUAGES = {"de": ""}
    assert any("PHYSIO_REVIEWED_LANGUAGES" in mistake.msg for mistake in check_settings())


def test_staff_pages_stay_in_the_language_of_the_house(
    browser_of: Any, rui: User, clara: Patient, settings: Any
) -> None:
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "django.middleware.locale.LocaleMiddleware"]
    with translation.override("en-gb"):
        page = browser_of(rui).get(f"/patients/{clara.pk}/?language=de", headers={"accept-language": "de"})
    assert '<html lang="en-gb" dir="ltr">' in page.text
    assert "Telefon" not in page.text

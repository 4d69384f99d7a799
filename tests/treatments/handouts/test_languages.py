"""A handout is in its own language, runs as that language runs, and bears names of any script."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from django.conf import LazySettings
from django.utils.translation import override

from tests.treatments.handouts.clara import handout
from tests.treatments.handouts.reading import text_of
from treatments.handouts import render_handout


@pytest.fixture
def languages(settings: LazySettings) -> None:
    settings.LANGUAGES = [("en-gb", "English"), ("de", "Deutsch"), ("ar", "العربية")]


def page_in(language: str, **facts) -> pypdfium2.PdfPage:
    return pypdfium2.PdfDocument(render_handout(replace(handout("R01"), language=language, **facts)))[0]


def left_edge(page: pypdfium2.PdfPage, words: str) -> float:
    text = page.get_textpage()
    place, _count = text.search(words).get_next()
    return float(text.get_charbox(place)[0])


def test_weekdays_and_dates_are_the_languages_own(languages) -> None:
    text = text_of(render_handout(replace(handout("R01"), language="de")))
    assert "20. November 2026" in text
    assert "Fr Sa So" in text
    assert "Fri Sat Sun" not in text


def test_it_does_not_matter_which_language_is_spoken_around_it(languages) -> None:
    with override("de"):
        assert render_handout(handout("R01")) == render_handout(replace(handout("R01"), language="en-GB"))
    assert "Fri Sat" in text_of(render_handout(handout("R01")))


def test_a_language_this_house_does_not_speak_is_said_in_its_own(languages) -> None:
    assert render_handout(replace(handout("R01"), language="tlh")) == render_handout(handout("R01"))


@pytest.mark.parametrize(("language", "tag"), [("en", "en"), ("de", "de"), ("ar", "ar")])
def test_the_document_names_its_language(languages, language: str, tag: str) -> None:
    pdf = pikepdf.open(BytesIO(render_handout(replace(handout("R01"), language=language))))
    assert str(pdf.Root.Lang).startswith(tag)


def test_arabic_mirrors_the_page(languages) -> None:
    english, arabic = page_in("en"), page_in("ar")
    assert left_edge(english, "Riverside") < english.get_width() / 2 < left_edge(arabic, "Riverside")
    assert left_edge(english, "Oxford") > english.get_width() / 2 > left_edge(arabic, "Oxford")


@pytest.mark.parametrize(
    "name",
    ["محمد", "שרה", "Олена", "Γιώργος", "Đặng Ngọc", "अमित", "Łucja", "Donaudampfschifffahrtsgesellschaft"],
)
def test_names_of_many_scripts(name: str) -> None:
    pdf = render_handout(replace(handout("R01"), patient_first_name=name))
    assert pikepdf.open(BytesIO(pdf)).open_metadata()["pdfuaid:part"] == "1"
    assert pikepdf.open(BytesIO(pdf)).docinfo.Title == f"Exercises for {name}"


def test_what_steers_instead_of_being_read_is_left_out() -> None:
    note = "امش\u2029كل\tيوم\u202e \u200fحتى\x07 المتجر.\nSlowly\x00, \x85please."
    text = text_of(render_handout(replace(handout("R01"), patient_first_name="Cla\u200bra\x0b", note=note)))
    assert "Exercises for Clara" in text
    assert "Slowly, please." in text

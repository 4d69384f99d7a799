"""Names and notes of any length stay words, push nothing aside, and leave what must be read where it is."""

from dataclasses import replace

import pypdfium2
import pytest

from tests.treatments.handouts.clara import handout, item
from tests.treatments.handouts.reading import pages_of, text_of
from treatments.handouts import Handout, Letterhead, render_handout, words

MARKUP = '#panic("x") $x^2$ @a <b> *c* _d_ `e` \\u{41} // f /* g */ {page} %(name)s'


def edges(paper: Handout) -> tuple[float, float]:
    """How far the letters of a handout go to the left and to the right, as shares of the page."""
    left, right = 1.0, 0.0
    for page in pypdfium2.PdfDocument(render_handout(paper)):
        text = page.get_textpage()
        boxes = [text.get_rect(place) for place in range(text.count_rects())]
        left = min(left, *(box[0] / page.get_width() for box in boxes))
        right = max(right, *(box[2] / page.get_width() for box in boxes))
    return left, right


@pytest.mark.parametrize("part", ["patient_first_name", "practitioner", "note"])
def test_markup_is_only_words(part: str) -> None:
    text = text_of(render_handout(replace(handout("R01"), **{part: MARKUP})))  # type: ignore[arg-type]
    assert MARKUP.replace(" ", "") in text.replace(" ", "")


def test_a_note_of_ten_thousand_letters_is_there_to_its_end() -> None:
    note = "Walk slowly and mind your breath. " * 300 + "Until Tuesday"
    pages = pages_of(render_handout(replace(handout("R01"), note=note)))
    assert "Until Tuesday" in " ".join(pages)
    assert str(words.TOLERANCE) in pages[0]
    assert str(words.EMERGENCY_SIGNS[-1]) in pages[-1]


@pytest.mark.parametrize("size", ["ordinary", "large"])
def test_a_word_longer_than_a_line_goes_on_in_the_next(size) -> None:
    endless = "n" * 150
    letterhead = Letterhead("n" * 80, ("n" * 150, "n" * 150), "0" * 32, f"{endless}@clinic.example")
    exercise = replace(item("R01"), name=endless, start=endless, steps=(endless,), note=endless)
    paper = replace(
        handout("R01"),
        letterhead=letterhead,
        patient_first_name=endless,
        practitioner=endless,
        note=endless,
        exercises=(exercise,),
        print=size,
    )
    left, right = edges(paper)
    assert 0.05 < left < right < 0.95


@pytest.mark.parametrize("name", ["Ü", "Maria Clara Antónia " * 7])
def test_a_name_of_any_length_is_there_as_it_is_written(name: str) -> None:
    assert f"Exercises for {name}".strip() in text_of(
        render_handout(replace(handout("R01"), patient_first_name=name))
    )


def test_a_clinic_that_says_nothing_of_itself_but_its_name() -> None:
    text = text_of(render_handout(replace(handout("R01"), letterhead=Letterhead("Riverside"))))
    assert text.startswith("Riverside Exercises for Clara")
    assert "Questions?" not in text

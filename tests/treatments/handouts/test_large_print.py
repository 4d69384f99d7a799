"""Large print says the same, in letters of eighteen points, with no exercise over two pages."""

from dataclasses import replace

import pytest

from tests.treatments.handouts.clara import EIGHT, handout, item
from tests.treatments.handouts.reading import letter_sizes, pages_of, structure, text_of
from treatments.handouts import render_handout

LARGE = replace(handout(), print="large")
WEEK = "Fri Sat Sun Mon Tue Wed Thu"
SMALL_PRINT = 14  # letterhead, footer, the QR code's words, the boxes' weekdays


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_handout(LARGE)


def test_what_is_read_is_set_in_eighteen_points(pdf: bytes) -> None:
    sizes = sorted(letter_sizes(pdf))
    assert sizes[0] >= 13
    assert [size for size in sizes if SMALL_PRINT + 1 < size < 18] == []


def test_it_says_everything_the_ordinary_one_says(pdf: bytes) -> None:
    def said(text: str) -> list[str]:
        return sorted(word for word in text.split() if not word.isdigit())

    assert set(said(text_of(render_handout(handout())))) == set(said(text_of(pdf)))


@pytest.mark.parametrize("paper", ["a4", "us-letter"])
@pytest.mark.parametrize("size", ["ordinary", "large"])
def test_no_exercise_goes_over_a_page(paper, size) -> None:
    pages = pages_of(render_handout(replace(handout(), paper=paper, print=size)))
    for number, exercise in enumerate(handout().exercises, 1):
        heading = next(page for page in pages if f"{number}. {exercise.name}" in page)
        after = heading[heading.index(f"{number}. {exercise.name}") :]
        assert exercise.steps[-1] in after
        assert WEEK in after[after.index(exercise.steps[-1]) :]


def test_what_is_longer_than_a_page_goes_on_in_the_next() -> None:
    steps = tuple(
        f"Step {number}: lift the pelvis slowly and breathe out while you do so." for number in range(60)
    )
    text = text_of(render_handout(replace(LARGE, exercises=(replace(item("T04"), steps=steps),))))
    for step in steps:
        assert step in text


def test_every_picture_has_words_there_too(pdf: bytes) -> None:
    spoken = [words_there for kind, words_there in structure(pdf) if kind == "/Figure"]
    assert len(spoken) == len(EIGHT) + 1
    assert all(spoken)

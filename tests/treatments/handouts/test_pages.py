"""How a handout fills its pages: eight exercises on two, few in larger letters, nothing left alone."""

from dataclasses import replace

import pypdfium2
import pytest
from django.utils.translation import override

from patients.languages import machine_note
from tests.treatments.handouts.clara import EIGHT, handout
from tests.treatments.handouts.reading import letter_sizes, pages_of
from treatments.content_words import dose_said, pose_said, said
from treatments.handouts import Handout, HandoutExercise, render_handout, words

PAPERS = ("a4", "us-letter")
LANGUAGES = ("en-gb", "de", "es", "fr", "pt")
BLOCKS = ("Warm-up", *["Main part"] * 5, "Cool-down", "Walking")


def spoken(paper: Handout, language: str) -> Handout:
    """The handout as it is issued to somebody who speaks the language."""
    with override(language):
        exercises = tuple(exercise_spoken(one) for one in paper.exercises)
        return replace(paper, exercises=exercises, language=language, notice=machine_note())


def exercise_spoken(exercise: HandoutExercise) -> HandoutExercise:
    return replace(
        exercise,
        name=said(exercise.name),
        start=said(exercise.start),
        steps=tuple(map(said, exercise.steps)),
        poses=tuple(map(pose_said, exercise.poses)),
        dose=dose_said(exercise.dose),
        stop=tuple(map(said, exercise.stop)),
        block=said(exercise.block),
    )


def count(paper: Handout) -> int:
    return len(pypdfium2.PdfDocument(render_handout(paper)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS)
def test_eight_exercises_go_on_two_pages(paper, language: str) -> None:
    assert count(spoken(replace(handout(), paper=paper), language)) == 2


@pytest.mark.parametrize("paper", PAPERS)
def test_eight_exercises_in_four_parts_do_too(paper) -> None:
    parts = zip(handout().exercises, BLOCKS, strict=True)
    mixed = replace(
        handout(), exercises=tuple(replace(one, block=block) for one, block in parts), paper=paper
    )
    assert {count(spoken(mixed, language)) for language in LANGUAGES} == {2}


@pytest.mark.parametrize("exercises", range(1, 11))
@pytest.mark.parametrize("paper", PAPERS)
def test_warning_signs_never_stand_on_a_page_of_their_own(paper, exercises: int) -> None:
    keys = (*EIGHT, "L03", "R01")[:exercises]
    *_others, last = pages_of(render_handout(replace(handout(*keys), paper=paper)))
    assert f"{exercises}. " in last
    assert str(words.EMERGENCY_SIGNS[0]) in last


def test_few_exercises_are_set_in_larger_letters() -> None:
    body = [max(letter_sizes(render_handout(handout(*EIGHT[:number])))) for number in (1, 8)]
    assert body[0] > 1.1 * body[1]


def test_no_letter_is_smaller_than_eight_points() -> None:
    crowded = spoken(replace(handout(), paper="us-letter"), "de")
    assert min(letter_sizes(render_handout(crowded))) >= 8


def test_the_emergency_signs_of_large_print_are_in_one_piece() -> None:
    for language in LANGUAGES:
        large = spoken(replace(handout("M01", "T04", "F02"), print="large"), language)
        with override(language):
            first, last = str(words.EMERGENCY_SIGNS[0]), str(words.DO_NOT_WAIT)
        assert any(first in page and last in page for page in pages_of(render_handout(large)))

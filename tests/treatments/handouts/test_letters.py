"""No name and no note keeps a handout from being made; what cannot be printed is told by name."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.treatments.handouts.clara import handout, item
from tests.treatments.handouts.reading import text_of
from treatments.handouts import Sheet, letters, rendering, sheet

# The typesetter of today breaks down over it: marks of several scripts on one word that goes over a line.
BREAKS_DOWN = (
    "\u1df3\ufeea\u0652\u2df8\ufeea\u05ba\ufeca\u06c9\ufbae\u0962\u0595\u0645\u0612\u2dff\u031c\ufe26\u1ab9\u0901\u1de7"
    "\ufe9a\u034b\u1de1\u061b\u0943\u064c\u1dfc\u035a\u206b\u065b\ufb68\ufebd\ufeb6\u05e3\u2df4\u2de3\u093a\u0651\u206a"
    "\u2de7\u0593\u2df2\ufbfe\u0596\ufe26\u0594\u1de8\ufb2f\u0324\u1ab4\ufe73\u06d3\u094f\u05d5"
)


def made(**facts: str) -> Sheet:
    return sheet(replace(handout("R01"), **facts))  # type: ignore[arg-type]


def claims_to_be_tagged(made: Sheet) -> bool:
    return pikepdf.open(BytesIO(made.pdf)).open_metadata().get("pdfuaid:part") == "1"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("王小明", "…"),
        ("Well done 🙂", "Well done …"),
        ("👨‍👩‍👧 all of you", "… all of you"),
        ("สมชาย เดินช้า", "…"),
        ("𝐂𝐥𝐚𝐫𝐚 Ａ ①", "Clara A 1"),
        ("cafe\u0301 ☕", "café …"),
        ("Łucja Đặng", "Łucja Đặng"),
        ("אָב مُحَمَّدٌ हिंदी", "אָב مُحَمَّدٌ हिंदी"),
    ],
)
def test_a_letter_without_a_font_is_spelled_simpler_or_leaves_a_gap(written: str, printed: str) -> None:
    assert letters.drawable(written) == printed


def test_the_clinic_is_told_each_word_that_is_not_printed_as_written() -> None:
    assert made(patient_first_name="王小明", note="Well done 🙂\nWell done 🙂").changed == ("王小明", "🙂")
    assert made(patient_first_name="Łucja").changed == ()


def test_a_gap_keeps_the_document_tagged() -> None:
    gap = made(patient_first_name="王小明", note="Well done 🙂")
    assert claims_to_be_tagged(gap)
    assert "Exercises for …" in text_of(gap.pdf)
    assert "Well done …" in text_of(gap.pdf)


def test_a_word_over_which_the_typesetter_breaks_down_loses_its_marks() -> None:
    first_way, *_others = rendering.WAYS
    paper = replace(handout("R01"), patient_first_name=BREAKS_DOWN)
    with pytest.raises(rendering.NotTypeset):
        rendering.spelled(paper, *first_way)
    assert sheet(paper).changed == (BREAKS_DOWN,)
    assert claims_to_be_tagged(sheet(paper))


def test_after_a_breakdown_others_are_printed_as_ever() -> None:
    before = sheet(handout("R01"))
    made(patient_first_name=BREAKS_DOWN)
    assert sheet(handout("R01")) == before


def test_an_interruption_is_not_taken_for_a_breakdown(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(rendering, "compiler", interrupted)
    with pytest.raises(KeyboardInterrupt):
        made()


@settings(max_examples=40, deadline=None)
@given(name=st.text(max_size=60), note=st.text(max_size=200), step=st.text(max_size=80))
def test_whatever_is_written_there_is_a_handout(name: str, note: str, step: str) -> None:
    exercise = replace(item("R01"), steps=(step,), note=note, dose={"reps": 3, "note": name})
    paper = replace(
        handout("R01"), patient_first_name=name, practitioner=name, note=note, exercises=(exercise,)
    )
    assert claims_to_be_tagged(sheet(paper))

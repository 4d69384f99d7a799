import pytest

from treatments.library.plain_words import grade, hard_words, syllables

# Spoken aloud and counted.
SPOKEN = {"the": 1, "knee": 1, "bone": 1, "pulled": 1, "table": 2, "bridges": 2, "lifted": 2, "handled": 2,
          "muscles": 2, "opposite": 3, "comfortable": 4, "abdominal": 4}  # fmt: skip


@pytest.mark.parametrize(("word", "count"), SPOKEN.items())
def test_syllables_are_counted_as_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_is_that_of_flesch_and_kincaid() -> None:
    # 6 words, 9 syllables, 2 sentences.
    assert grade("Lift your pelvis. Lower it slowly!") == pytest.approx(0.39 * 3 + 11.8 * 9 / 6 - 15.59)
    assert grade("") == grade("1, 2 … 3.") == 0


def test_plain_words_pass_and_long_ones_are_named() -> None:
    assert list(hard_words("Lie on your back. Lift one leg, then the other.")) == []
    found = list(hard_words("Extraordinarily, contemporaneously."))
    assert "grade" in found[0]
    assert [fault.values["word"] for fault in found[1:]] == ["contemporaneously", "extraordinarily"]

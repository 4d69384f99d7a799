import pytest

from treatments.doses import RANGES, DoseRefused, clean_dose, walking

UNFIT = (0, 10_000, "ten", "3.5", 3.5, -1, "-1", 1e9, "1e9", "999999999", True, [3], {"a": 1}, "²", "٣")


def faults(dose):
    with pytest.raises(DoseRefused) as refused:
        clean_dose(dose)
    return refused.value.faults


def test_what_a_form_sends_becomes_numbers_and_what_is_empty_is_left_out():
    given = {"sets": " 3 ", "reps": "10", "hold_s": "", "rest_s": None, "load": "light band", "note": ""}
    assert clean_dose(given) == {"sets": 3, "reps": 10, "load": "light band"}


@pytest.mark.parametrize("amount", UNFIT)
def test_a_slip_of_the_finger_is_refused_with_its_range(amount):
    assert faults({"reps": amount}) == {"reps": "A whole number from 1 to 100."}


def test_every_slip_is_said_at_once():
    assert set(faults({"sets": 11, "days": 15, "walk_level": 9, "load": "x" * 61, "jumps": 3})) == {
        "sets", "days", "walk_level", "load", "jumps",
    }  # fmt: skip


@pytest.mark.parametrize("part", ["reps", "minutes", "hold_s", "days"])
def test_an_amount_of_one_kind_is_enough(part):
    assert clean_dose({part: 2}) == {part: 2}


@pytest.mark.parametrize("dose", [{}, {"sets": 3}, {"hold_s": 0}, {"interval_minutes": 120}])
def test_a_dose_says_how_much(dose):
    assert faults(dose) == {"reps": "Say how many times, how many minutes or how long to hold."}


def test_a_level_of_the_ladder_brings_its_walks_and_rests():
    typed_before = {"minutes": 40, "reps": 1, "rest_s": 60, "days_per_week": 5, "load": "easy pace"}
    assert clean_dose({**typed_before, "walk_level": 1}) == {
        "sets": 3, "minutes": 5, "rest_s": 1800, "times_per_day": 1,
        "days_per_week": 5, "walk_level": 1, "load": "easy pace",
    }  # fmt: skip


def test_a_walk_without_rest_says_none():
    assert "rest_s" not in clean_dose({"walk_level": 8})


def test_every_level_of_the_ladder_can_be_chosen():
    assert RANGES["walk_level"] == (0, walking.highest_level())
    assert [clean_dose({"walk_level": level})["walk_level"] for level in range(9)] == list(range(9))

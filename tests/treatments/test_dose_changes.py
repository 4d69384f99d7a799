"""What a proposal would change, case by case from the order of the steps and the ladder."""

import pytest

from treatments.dosage import Decision
from treatments.doses import clean_dose
from treatments.doses.changes import Level, change_for
from treatments.doses.steps import is_lower

UP, DOWN, STOP = Decision.PROPOSE_PROGRESS, Decision.PROPOSE_REGRESS, Decision.STOP
STRENGTH = {"sets": 2, "reps": 10, "days_per_week": 5}

# minutes walked, minutes of rest, walks a day
LADDER = [
    (2, 30, 4),
    (5, 30, 3),
    (7, 25, 3),
    (10, 20, 3),
    (12, 15, 2),
    (15, 10, 2),
    (20, 0, 1),
    (25, 0, 1),
    (30, 0, 1),
]


@pytest.mark.parametrize(
    ("dose", "expected"),
    [
        ({"sets": 2, "reps": 10, "days_per_week": 5}, ("days_per_week", 6)),
        ({"sets": 2, "reps": 10, "days_per_week": 6}, ("days_per_week", 7)),
        ({"sets": 2, "reps": 10, "days_per_week": 7}, ("reps", 11)),
        ({"sets": 2, "reps": 10, "days_per_week": 4}, ("reps", 11)),
        ({"sets": 2, "reps": 4, "days_per_week": 3}, None),
        ({"sets": 2, "reps": 15, "days_per_week": 7}, None),
        ({"sets": 1, "reps": 1, "hold_s": 30, "days_per_week": 7}, ("hold_s", 32)),
        ({"sets": 1, "reps": 1, "hold_s": 60, "days_per_week": 7}, None),
    ],
)
def test_days_come_before_repetitions_sets_and_holding_and_a_week_rises_by_a_fifth_at_most(dose, expected):
    change = change_for(UP, Level(dose, category="stretch"))
    assert change == ({"dose": {**dose, expected[0]: expected[1]}} if expected else {"variable": "load"})


@pytest.mark.parametrize(
    ("load", "category", "days"),
    [("5 kg", "strength", 5), ("bodyweight", "strength", 6), ("easy pace", "aerobic", 6)],
)
def test_only_a_loaded_lift_rises_by_a_tenth_at_most(load, category, days):
    dose = {**STRENGTH, "load": load}
    change = change_for(UP, Level(dose, category=category))
    assert change["dose"]["days_per_week"] == days
    assert change["dose"]["reps"] == (11 if days == 5 else 10)


def test_load_comes_before_the_harder_variant_where_something_is_lifted():
    top = {"sets": 4, "reps": 15, "days_per_week": 7}
    assert change_for(UP, Level({**top, "load": "2 kg"}, "strength", harder="t05")) == {"variable": "load"}
    assert change_for(UP, Level(top, "strength", harder="t05")) == {"exercise": "t05"}
    assert change_for(UP, Level(top, "strength")) == {"variable": "load"}


@pytest.mark.parametrize("level", range(9))
def test_the_ladder_goes_one_rung_at_a_time(level):
    dose = clean_dose({"walk_level": level, "days_per_week": 5})
    for decision, step in ((UP, 1), (DOWN, -1)):
        change = change_for(decision, Level(dose, category="aerobic"))
        if 0 <= level + step <= 8:
            walk, rest, repeats = LADDER[level + step]
            rested = {"rest_s": rest * 60} if rest else {}
            numbers = {"sets": repeats, "minutes": walk, "times_per_day": 1, "days_per_week": 5, **rested}
            assert change == {"dose": {**numbers, "walk_level": level + step}}
        else:
            assert change == {}


def test_a_pack_or_a_rest_is_never_raised():
    assert change_for(UP, Level({"minutes": 15, "days_per_week": 5}, category="self_care", harder="x")) == {}


def test_two_sides_with_doses_of_their_own_are_the_clinicians_to_change():
    uneven = Level(STRENGTH, category="strength", below={"reps": 8}, easier="t03", sides=True)
    assert change_for(UP, uneven) == change_for(DOWN, uneven) == {"variable": "sides"}
    assert change_for(STOP, uneven) == {"out": True}


def test_a_step_back_is_the_dose_it_was_raised_from_or_else_the_easier_exercise():
    assert change_for(DOWN, Level(STRENGTH, below={"reps": 8}, easier="t03")) == {"dose": {"reps": 8}}
    assert change_for(DOWN, Level(STRENGTH, easier="t03")) == {"exercise": "t03"}
    assert change_for(DOWN, Level(STRENGTH)) == {}


def test_a_lower_rung_asks_less_though_its_day_may_be_longer():
    assert is_lower(clean_dose({"walk_level": 3}), than=clean_dose({"walk_level": 4}))
    assert is_lower({**STRENGTH, "reps": 9}, than=STRENGTH)
    assert not is_lower(STRENGTH, than=STRENGTH)

"""One variable at a time, and not much of it."""

from hypothesis import given
from hypothesis import strategies as st

from treatments.doses.steps import MOST_RISE, MOST_RISE_LOADED, step_up, weekly_total

doses = st.fixed_dictionaries(
    {"sets": st.integers(1, 4), "reps": st.integers(1, 15), "days_per_week": st.integers(1, 7)},
    optional={"hold_s": st.integers(1, 60), "times_per_day": st.integers(1, 4)},
)


def test_days_come_before_repetitions():
    step = step_up({"sets": 2, "reps": 10, "days_per_week": 5})
    assert (step.variable, step.before, step.after) == ("days_per_week", 5, 6)
    step = step_up({"sets": 2, "reps": 10, "days_per_week": 3})
    assert (step.variable, step.after) == ("reps", 11)


def test_a_loaded_lift_rises_by_a_tenth_at_most():
    assert step_up({"sets": 3, "reps": 6, "days_per_week": 3}, loaded=True).variable == "load"
    assert step_up({"sets": 3, "reps": 10, "days_per_week": 3}, loaded=True).after == 11


def test_when_no_number_can_rise_the_clinician_words_the_step():
    step = step_up({"sets": 4, "reps": 15, "days_per_week": 7})
    assert (step.variable, step.after) == ("load", None)


@given(doses, st.booleans())
def test_one_variable_rises_and_the_week_stays_within_its_limit(dose, loaded):
    step = step_up(dose, loaded=loaded)
    if step.after is None:
        return
    after = {**dose, step.variable: step.after}
    assert sum(after[part] != dose[part] for part in dose) == 1
    most = MOST_RISE_LOADED if loaded else MOST_RISE
    assert weekly_total(after) <= weekly_total(dose) * (1 + most)

import pytest

from treatments.doses import self_care
from treatments.doses.self_care import beyond_limits, full_dose


def test_ice_is_short_and_far_apart():
    assert beyond_limits("ice", {"minutes": 20, "interval_minutes": 120, "times_per_day": 6}) == {}
    assert beyond_limits("ice", {"minutes": 21, "interval_minutes": 119, "times_per_day": 7}) == {
        "minutes": "At most 20 minutes at a time.",
        "times_per_day": "At most 6 times a day.",
        "interval_minutes": "At least 120 minutes apart.",
    }


def test_heat_is_short():
    assert beyond_limits("heat", {"minutes": 20}) == {}
    assert beyond_limits("heat", {"minutes": 21}) == {"minutes": "At most 20 minutes at a time."}


def test_rest_ends_after_two_days():
    assert beyond_limits("rest", {"days": 2}) == {}
    assert set(beyond_limits("rest", {"days": 3})) == {"days"}


def test_what_a_limit_speaks_of_is_filled_in():
    assert full_dose("ice", {"times_per_day": 4}) == {
        "minutes": 15, "times_per_day": 4, "interval_minutes": 120,
    }  # fmt: skip
    assert full_dose("rest", {}) == {"days": 2}


def test_minutes_cannot_hide_in_sets_or_a_hold():
    assert full_dose("ice", {"sets": 3, "hold_s": 1800, "reps": 9}) == {"minutes": 15}


def test_every_kind_has_limits_and_no_other_exercise_is_one():
    assert [self_care.limit(kind).kind for kind in self_care.KINDS.values()] == ["ice", "heat", "rest"]
    assert self_care.kind_of("t04") == ""
    with pytest.raises(KeyError):
        self_care.limit("sauna")

import pytest

from treatments.content import library
from treatments.doses import self_care
from treatments.doses.self_care import beyond_limits, full_dose, safe_steps
from treatments.models import Exercise


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


def test_every_kind_of_self_care_has_limits():
    assert [self_care.limit(kind).kind for kind in Exercise.SelfCare.values] == ["ice", "heat", "rest"]
    with pytest.raises(KeyError):
        self_care.limit("sauna")


@pytest.mark.parametrize("key", ["h01", "h02", "h03"])
def test_the_shipped_words_keep_the_skin_safe_by_themselves(key):
    shipped = {row["key"]: row for row in library.exercises()}[key]
    assert safe_steps(shipped["self_care"], shipped["steps"]) == shipped["steps"]


def test_what_keeps_the_skin_safe_is_said_with_every_pack():
    assert "Never put ice or a cold pack on bare skin." in safe_steps("ice", ["Rub."])[0]
    assert [len(safe_steps(kind, ["Rub."])) for kind in ("ice", "heat", "rest", "")] == [4, 4, 1, 1]

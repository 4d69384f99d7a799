"""A dose reads as a person would say it."""

import pytest

from treatments.doses.words import dose_in_words

SAID = [
    (
        {"sets": 3, "reps": 10, "hold_s": 5, "times_per_day": 3, "days_per_week": 5},
        "3 sets of 10, hold 5 seconds, 3 times a day, 5 days a week",
    ),
    ({"sets": 1, "reps": 10, "times_per_day": 1, "days_per_week": 7}, "10 times, once a day, every day"),
    (
        {"sets": 1, "reps": 1, "hold_s": 600, "times_per_day": 2, "days_per_week": 1},
        "hold 10 minutes, twice a day, 1 day a week",
    ),
    ({"sets": 3, "minutes": 5, "rest_s": 1800}, "3 times 5 minutes, rest 30 minutes in between"),
    ({"sets": 1, "minutes": 1}, "1 minute"),
    (
        {"minutes": 15, "times_per_day": 4, "interval_minutes": 120, "days_per_week": 7},
        "15 minutes, 4 times a day, at least 2 hours apart, every day",
    ),
    (
        {"minutes": 20, "times_per_day": 2, "days_per_week": 7, "days": 2},
        "20 minutes, twice a day, for 2 days",
    ),
    ({"sets": 3, "reps": 10, "rest_s": 60}, "3 sets of 10, rest 1 minute between sets"),
    ({"sets": 2, "reps": 1, "hold_s": 90}, "twice, hold 90 seconds"),
    ({"sets": 2, "reps": 8, "load": "bodyweight"}, "2 sets of 8"),
    ({"sets": 2, "reps": 8, "load": "light band"}, "2 sets of 8, light band"),
    ({"sets": None, "reps": 6, "hold_s": 1}, "6 times, hold 1 second"),
    ({}, ""),
]


@pytest.mark.parametrize(("dose", "words"), SAID)
def test_a_dose_in_words(dose, words: str):
    assert dose_in_words(dose) == words

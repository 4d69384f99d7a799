from datetime import date, timedelta

from patients import clock
from tests.treatments.patient_pages.phone import words
from treatments.actions.exercise_logs import today
from treatments.models import ExerciseLog
from treatments.training_days import morning_to_ask, training_days

TODAY = date(2026, 3, 20)


def log(days_ago, key="t04", done="full", morning=None):
    return ExerciseLog(
        exercise_key=key, day=TODAY - timedelta(days=days_ago), done=done, pain_next_morning=morning
    )


def marks(*logs, keys=("t04", "t03")):
    return {(TODAY - day.day).days: day.mark for day in training_days(logs, keys, TODAY) if day.mark}


def test_a_day_is_whole_when_every_exercise_was_done():
    assert marks(log(1), log(1, "t03"), log(2), log(3, done="none"), log(4), log(4, "t03", "part")) == {
        1: "full",
        2: "part",
        3: "none",
        4: "part",
    }


def test_there_are_fourteen_days_and_the_last_is_today():
    days = training_days([], {"t04"}, TODAY)
    assert (len(days), days[-1].day, days[-1].is_today) == (14, TODAY, True)


def test_the_morning_is_asked_about_the_newest_day_that_was_done():
    assert morning_to_ask([log(2), log(1)], TODAY) == TODAY - timedelta(days=1)
    assert morning_to_ask([log(2), log(1, morning=0)], TODAY) == TODAY - timedelta(days=2)
    assert morning_to_ask([log(0), log(1, done="none"), log(3)], TODAY) is None


def test_the_days_are_told_in_words_and_not_by_colour_alone(inside, issued):
    assert "Your last 14 days" not in words(inside.look())
    inside.train(**{"done-t04": "full", "done-t03": "full"})
    page = words(inside.look())
    day = today(issued)
    assert f"{day:%A} {day.day} {day:%B}: all done" in page
    assert page.count("nothing written down") == 13


def test_the_day_of_the_clinic_counts_wherever_the_phone_is(inside, back_pain, riverside, issued):
    riverside.zone = "Pacific/Auckland"
    riverside.save()
    with clock.at(clock.now().replace(hour=13, minute=30)):
        inside.give("17/5/1984")
        inside.train(**{"done-t04": "full"})
        assert back_pain.exercise_logs.get().day == riverside.local(clock.now()).date()

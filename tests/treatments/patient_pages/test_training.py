from datetime import timedelta

import pytest

from patients import clock
from patients.models import AccessEvent
from tests.treatments.patient_pages.phone import words
from treatments.actions.episodes import close_episode
from treatments.actions.exercise_logs import today
from treatments.models import ExerciseLog

BRIDGE = {"done-t04": "part", "sets-t04": 2, "peak-t04": 4, "felt-t04": "too_hard", "before": 3}


def newest(episode, **which):
    return episode.exercise_logs.filter(**which).newest()


def test_what_is_told_while_training_is_kept_and_shown_again(inside, back_pain):
    assert inside.train(**BRIDGE).status_code == 200
    [log] = newest(back_pain)
    assert (log.done, log.sets_done, log.felt, log.pain_before, log.pain_peak) == (
        "part",
        2,
        "too_hard",
        3,
        4,
    )
    page = words(inside.look())
    for name, value in BRIDGE.items():
        tick = f'name="{name}" value="{value}"'
        assert tick in page, name
    assert 'name="peak-t04" value="4" id="id_peak-t04_4" checked' in page


def test_the_answer_says_what_the_page_should_show(inside, issue, back_pain, bridge):
    assert inside.train(**BRIDGE).json()["version"] == "1"
    issue(back_pain, [{"exercise": bridge}])
    assert inside.train(**BRIDGE, version="1").json()["version"] == "2"


def test_a_phone_and_a_tablet_each_tell_what_was_touched_there(inside, back_pain):
    """The tablet tells of another exercise and still shows the bridge as it was in the morning."""
    inside.train(**BRIDGE)
    inside.train(**{"done-t04": "full", "sets-t04": 3})
    inside.train(**{"done-t03": "full", "before": 3})
    assert {log.exercise_key: log.done for log in newest(back_pain)} == {"t04": "full", "t03": "full"}


def test_the_same_day_told_twice_is_one_log(inside, back_pain):
    inside.train(**BRIDGE)
    inside.train(**BRIDGE)
    assert back_pain.exercise_logs.count() == 1


def test_only_what_is_news_stands_in_the_access_log(inside, clara):
    for _time in range(2):
        inside.train(**BRIDGE)
    inside.train()
    assert AccessEvent.objects.filter(deed="exercise_log.saved", patient=clara).count() == 1


@pytest.mark.parametrize("number", ["1", "2", "99", "\u0661", "9" * 5000, ""])
def test_the_page_that_was_filled_in_counts_and_any_other_is_the_newest(
    inside, issued, issue, back_pain, bridge, number
):
    newer = issue(back_pain, [{"exercise": bridge}])
    inside.train(**BRIDGE, version=number)
    [log] = newest(back_pain)
    assert log.programme_version == (issued if number == "1" else newer)


def test_a_set_taken_back_is_not_done_any_more(inside, back_pain):
    inside.train(**BRIDGE)
    inside.train(**{"done-t04": "none", "sets-t04": 0})
    [log] = newest(back_pain)
    assert (log.done, log.sets_done) == ("none", 0)


def test_without_a_script_the_button_saves_the_same_and_says_so(inside, back_pain):
    answer = inside.post(inside.page("training/"), BRIDGE)
    assert answer.status_code == 302
    assert "Saved" in words(inside.get(answer.url))
    assert newest(back_pain)[0].sets_done == 2


def test_what_a_phone_kept_arrives_on_its_own_day(inside, back_pain, issued):
    day = today(issued) - timedelta(days=3)
    assert inside.train(day=day.isoformat(), **BRIDGE).status_code == 200
    assert [log.day for log in newest(back_pain)] == [day]


@pytest.mark.parametrize(
    "wrong",
    [
        {"peak-t04": 11},
        {"before": -1},
        {"sets-t04": 51},
        {"sets-t04": "many"},
        {"felt-t04": "lovely"},
        {"done-t04": "twice"},
        {"symptom": "hungry"},
        {"symptom_with": "t99"},
        {"day": "yesterday"},
        {"day": "1999-01-01"},
        {"day": "2999-01-01"},
        {"morning_of": "x\x00"},
    ],
)
def test_what_makes_no_sense_saves_nothing_and_is_said_in_a_sentence(inside, wrong):
    by_script = inside.train(**{**BRIDGE, **wrong})
    by_button = inside.post(inside.page("training/"), {**BRIDGE, **wrong})
    assert (by_script.status_code, by_button.status_code) == (400, 400)
    assert by_script.json()["message"]
    assert 'role="alert"' in words(by_button)
    assert not ExerciseLog.objects.exists()


def test_the_next_morning_is_asked_once_and_belongs_to_the_day_before(inside, back_pain, issued):
    inside.train(**BRIDGE)
    assert "How was the pain" not in words(inside.look())
    day = today(issued)
    with clock.at(clock.now() + timedelta(days=1)):
        inside.give("17/5/1984")
        assert "How was the pain this morning, after yesterday’s exercises?" in words(inside.look())
        inside.train(morning=5, morning_of=day.isoformat())
        assert "How was the pain" not in words(inside.look())
    assert [log.pain_next_morning for log in newest(back_pain, day=day)] == [5]


def test_after_two_days_the_morning_is_still_asked_and_then_no_more(inside):
    inside.train(**BRIDGE)
    for days, asked in ((2, True), (3, False)):
        with clock.at(clock.now() + timedelta(days=days)):
            inside.give("17/5/1984")
            assert ("How was the pain on the morning after" in words(inside.look())) == asked


def test_a_morning_after_a_day_without_exercises_adds_nothing(inside, issued):
    day = today(issued) - timedelta(days=1)
    inside.train(morning=5, morning_of=day.isoformat())
    assert not ExerciseLog.objects.exists()


def test_a_check_in_takes_along_what_was_not_saved_yet(inside, back_pain):
    page = inside.get(inside.send(**BRIDGE, symptom="saddle", symptom_with="t04").url)
    assert "Go to an emergency department now" in words(page)
    [log] = newest(back_pain)
    assert (log.felt, log.new_symptom, log.check_in) == ("too_hard", "saddle", back_pain.check_ins.get())


def test_a_check_in_of_long_ago_is_still_taken(inside, back_pain):
    assert inside.send(day="2020-01-01", **{"done-t04": "full"}).status_code == 302
    assert back_pain.check_ins.count() == 1


def test_training_is_taken_after_the_episode_was_closed(inside, ana, back_pain):
    close_episode(by=ana, episode=back_pain, reason="recovered")
    assert inside.train(**BRIDGE).status_code == 200


def test_training_needs_the_page_it_came_from(inside):
    inside.handler.enforce_csrf_checks = True
    assert inside.train(**BRIDGE).status_code == 403


def test_nobody_trains_for_somebody_else(inside, inside_ines, back_pain):
    inside_ines.train(**BRIDGE)
    assert not back_pain.exercise_logs.exists()


def test_before_the_birth_date_nothing_is_saved(claras):
    assert claras.train(**BRIDGE).status_code == 302
    assert not ExerciseLog.objects.exists()

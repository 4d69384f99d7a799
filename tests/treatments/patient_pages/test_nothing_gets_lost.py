"""An answer that may be dangerous arrives, whatever else is wrong with what was sent."""

from datetime import timedelta

import pytest

from clinic.actions.notices import resolve_notice
from clinic.models import Notice
from patients import clock
from tests.treatments.patient_pages.phone import words
from treatments.actions.exercise_logs import today
from treatments.models import CheckIn, ExerciseLog

BRIDGE = {"done-t04": "part", "sets-t04": 2}
TOLD = {**BRIDGE, "symptom": "saddle", "symptom_with": "t04"}


def hold_of(episode):
    episode.refresh_from_db()
    return episode.hold


def test_answers_sent_after_the_door_has_closed_are_taken_with_the_birth_date(inside, back_pain):
    with clock.at(clock.now() + timedelta(hours=5)):
        assert inside.send(**{"safety-CES3": "yes"}).url == inside.page()
        assert "Your answers have not reached the clinic yet." in words(inside.look())
        assert not CheckIn.objects.exists()
        page = inside.get(inside.give("17/5/1984").url)
    assert "Go to an emergency department now" in words(page)
    assert hold_of(back_pain) == "E"


def test_training_sent_after_the_door_has_closed_is_taken_with_the_birth_date(claras, back_pain):
    claras.post(claras.page("training/"), TOLD)
    assert claras.give("17/5/1984").url == claras.page("safety/") + "?now"
    assert hold_of(back_pain) == "E"


def test_what_waits_at_the_door_is_carried_out_once_and_by_nobody_else(claras, inside_ines):
    claras.post(claras.page("training/"), BRIDGE)
    inside_ines.give("2/11/1990")
    claras.give("18/5/1984")
    assert not ExerciseLog.objects.exists()
    for _ in range(2):
        claras.give("17/5/1984")
    assert ExerciseLog.objects.count() == 1


def test_too_much_to_wait_at_the_door_is_not_kept(claras):
    claras.post(claras.page("check-in/"), {"words": "x" * 40_000})
    assert "Your answers have not reached" not in words(claras.look())


@pytest.mark.parametrize("send", ["send", "train"])
def test_a_morning_of_long_ago_is_left_out_and_the_rest_is_taken(inside, back_pain, send):
    answer = getattr(inside, send)(**TOLD, morning="3", morning_of="2020-01-01")
    assert answer.status_code < 400
    assert hold_of(back_pain) == "E"
    assert {log.pain_next_morning for log in ExerciseLog.objects.all()} == {None}


def test_a_symptom_of_long_ago_counts_today(inside, back_pain, issued):
    long_ago = (today(issued) - timedelta(days=20)).isoformat()
    assert inside.train(day=long_ago, **TOLD).json()["hold"] == "E"
    assert back_pain.exercise_logs.get().day == today(issued)


def test_a_day_of_long_ago_is_refused_with_a_code_a_phone_understands(inside):
    assert inside.train(day="2020-01-01", **BRIDGE).json()["code"] == "day"


@pytest.mark.parametrize(
    "wrong",
    [
        {"words": "x" * 2001},
        {"words": "a\x00b"},
        {"submission": ""},
        {"submission": "x"},
        {"pain_now": 11},
        {"done-t04": "twice"},
        {"sets-t04": 51},
        {"day": "junk"},
        {"morning_of": "junk"},
        {"symptom": "hungry"},
        {"symptom_with": "t99"},
        {"safety-CES1": "perhaps"},
    ],
)
def test_an_emergency_is_taken_whatever_else_is_faulty(inside, back_pain, wrong):
    assert inside.send(**{"safety-CES3": "yes", **wrong}).status_code == 302
    assert hold_of(back_pain) == "E"


@pytest.mark.parametrize("wrong", [{"sets-t04": 51}, {"peak-t04": 11}, {"day": "x"}, {"symptom_with": "t99"}])
def test_an_emergency_while_training_is_taken_whatever_else_is_faulty(inside, back_pain, wrong):
    assert inside.train(**{**TOLD, **wrong}).json()["hold"] == "E"


def test_words_are_counted_as_the_page_counts_them_and_cut_in_an_emergency(inside):
    assert inside.send(words="a\r\n" * 999 + "ab").status_code == 302
    inside.send(**{"safety-CES3": "yes", "words": "b" * 3000})
    assert sorted(len(one.words) for one in CheckIn.objects.all()) == [2000, 2000]


def test_an_emergency_told_again_shows_the_sheet_again(inside):
    answers = [inside.post(inside.page("training/"), TOLD) for _ in range(2)]
    assert {answer.url for answer in answers} == {inside.page("safety/") + "?now"}
    assert Notice.objects.filter(kind="red_flag").count() == 1


@pytest.mark.parametrize("symptom", ["saddle", "dizzy"])
def test_a_symptom_told_again_after_somebody_dealt_with_it_is_news(inside, ana, symptom):
    waiting = Notice.objects.waiting().filter(kind__in=("red_flag", "new_symptom"))
    inside.train(**{**TOLD, "symptom": symptom})
    resolve_notice(by=ana, notice=waiting.get(), resolution="Called")
    inside.train(**{**BRIDGE, "sets-t04": 3})
    assert not waiting.exists()
    for _ in range(2):
        inside.train(**{**TOLD, "sets-t04": 3, "symptom": symptom})
    assert waiting.count() == 1


def test_the_page_does_not_say_a_symptom_again_by_itself(inside):
    inside.train(**TOLD)
    form = inside.look().context["form"]
    assert (form["done-t04"].value(), form["symptom"].value()) == ("part", None)

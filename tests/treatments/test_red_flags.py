"""What follows from the answers to the safety questions."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatments import content, red_flags
from treatments.red_flags import Answer, Level, evaluate

QUESTIONS = [question.id for question in content.questions()]
answers = st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from(list(Answer)))
ages = st.none() | st.integers(0, 110)
WORSE = {Answer.UNANSWERED: Answer.NO, Answer.NO: Answer.UNSURE, Answer.UNSURE: Answer.YES}


def level(age=40, **given_answers):
    return evaluate(given_answers, age=age).level


def all_no(**but):
    return {**dict.fromkeys(QUESTIONS, "no"), **but}


def test_levels_compare_by_urgency():
    assert sorted(Level) == [Level.NONE, Level.MONITOR, Level.REFER, Level.URGENT, Level.EMERGENCY]
    assert max(Level.MONITOR, Level.EMERGENCY, Level.URGENT) is Level.EMERGENCY


@pytest.mark.parametrize(
    ("expected", "given_answers"),
    [
        ("E", {"CES1": "yes"}),
        ("E", {"CES3": "unsure"}),
        ("U", {"CES5": "yes"}),
        ("E", {"CES5": "yes", "NEU3": "yes"}),
        ("E", {"CES5": "yes", "CES7": "yes"}),
        ("U", {"CES7": "yes"}),
        ("U", {"CES7": "unsure", "NEU3": "yes"}),
        ("E", {"CES7": "yes", "CES5": "unsure"}),
        ("U", {"NEU1": "yes"}),
        ("E", {"NEU1": "yes", "NEU1S": "yes"}),
        ("U", {"MYE1": "yes"}),
        ("E", {"MYE1": "yes", "CES4": "yes"}),
        ("U", {"FRA1": "yes"}),
        ("E", {"FRA1": "yes", "NEU2": "yes"}),
        ("R", {"FRA3": "yes"}),
        ("U", {"FRA3": "yes", "SUD1": "yes"}),
        ("M", {"FRA5": "yes"}),
        ("U", {"FRA5": "yes", "FRA3": "yes"}),
        ("R", {"CAN1": "yes"}),
        ("U", {"CAN1": "yes", "CAN2": "yes"}),
        ("U", {"CAN1": "yes", "CAN4": "yes"}),
        ("E", {"CAN1": "yes", "NEU1": "yes"}),
        ("U", {"CAN3": "yes", "CAN2": "yes"}),
        ("U", {"INF1": "yes"}),
        ("E", {"INF1": "yes", "SYS1": "yes"}),
        ("M", {"INF2": "yes"}),
        ("U", {"INF2": "yes", "CAN2": "yes"}),
        ("R", {"VAS3": "yes"}),
        ("U", {"VAS3": "yes", "SUD1": "yes"}),
        ("E", {"VAS2": "unsure"}),
        ("R", {"INA1": "yes"}),
        ("E", {"INA3": "yes", "INA3V": "yes"}),
        ("U", {"PED1": "yes", "INF1": "no", "SYS1": "yes"}),
        ("M", {"CAN1": "unsure"}),
        ("U", {"CAN1": "unsure", "CAN2": "yes"}),
        ("N", {"CES8": "yes", "SUD1": "yes"}),
        ("N", {"CES1": "no"}),
    ],
)
def test_answers_and_their_combinations_set_the_level(expected, given_answers):
    assert level(**given_answers) == expected


def test_a_first_back_pain_is_referred_over_fifty_and_watched_under_twenty():
    assert level(age=19, CAN5="yes") is Level.MONITOR
    assert level(age=49, CAN5="yes") is Level.MONITOR
    assert level(age=50, CAN5="yes") is Level.REFER
    assert level(age=None, CAN5="yes") is Level.REFER


@given(answers, ages, st.sampled_from(QUESTIONS))
def test_a_worse_answer_never_makes_a_case_less_urgent(given_answers, age, name):
    before = evaluate(given_answers, age=age).level
    worse = WORSE.get(given_answers.get(name, Answer.UNANSWERED), Answer.YES)
    assert evaluate({**given_answers, name: worse}, age=age).level >= before


@given(answers, ages)
def test_the_level_is_the_highest_flag_and_every_flag_names_its_inputs(given_answers, age):
    outcome = evaluate(given_answers, age=age)
    assert outcome.level == max((flag.level for flag in outcome.flags), default=Level.NONE)
    for flag in outcome.flags:
        assert flag.why
        assert flag.source
        assert all(given_answers[name] in (Answer.YES, Answer.UNSURE) for name in flag.questions)


@given(answers, ages)
def test_not_being_sure_of_an_emergency_or_urgent_question_counts_as_yes(given_answers, age):
    serious = {q.id for q in content.questions() if q.level >= Level.URGENT}
    surer = {name: Answer.YES if name in serious and answer is Answer.UNSURE else answer
             for name, answer in given_answers.items()}  # fmt: skip
    assert evaluate(given_answers, age=age).level == evaluate(surer, age=age).level


@given(answers, ages, st.booleans())
def test_an_incomplete_screen_opens_nothing(given_answers, age, resolved):
    outcome = evaluate(given_answers, age=age)
    gate = red_flags.blocks(outcome.level, resolved, complete=outcome.complete)
    assert not (gate.open and outcome.unanswered)


def test_an_unanswered_question_is_not_a_no():
    outcome = evaluate(all_no(VAS2=""), age=70)
    assert outcome.level is Level.NONE
    assert outcome.unanswered == ("VAS2",)
    assert not outcome.complete


def test_only_questions_that_apply_are_missed():
    asked = {q.id for q in content.questions() if not q.follows and not q.max_age and not q.min_age}
    assert evaluate(dict.fromkeys(asked, "no"), age=40).complete
    assert evaluate(dict.fromkeys(asked, "no"), age=70).unanswered == ("VAS1", "INA3")
    assert evaluate(dict.fromkeys(asked, "no"), age=None).unanswered == ("VAS1", "INA3", "PED1")
    assert "CES8" in evaluate(dict.fromkeys(asked, "no") | {"CES2": "unsure"}, age=40).unanswered


def test_an_answer_to_an_unknown_question_is_refused():
    with pytest.raises(ValueError, match="CES99"):
        evaluate({"CES99": "yes"}, age=40)
    with pytest.raises(ValueError, match="maybe"):
        evaluate({"CES1": "maybe"}, age=40)


def test_cauda_equina_signs_never_become_less_than_urgent():
    fresh = evaluate({"CES1": "yes", "CES8": "no"}, age=40)
    assert red_flags.lowest_allowed(fresh) is Level.EMERGENCY
    unchanged = evaluate({"CES1": "yes", "CES8": "yes"}, age=40)
    assert unchanged.level is Level.EMERGENCY
    assert red_flags.lowest_allowed(unchanged) is Level.URGENT
    both_legs = evaluate({"CES1": "yes", "CES7": "yes", "CES8": "yes"}, age=40)
    assert red_flags.lowest_allowed(both_legs) is Level.EMERGENCY


@given(answers, ages)
def test_a_clinician_may_lower_an_emergency_to_urgent_at_most(given_answers, age):
    outcome = evaluate(given_answers, age=age)
    lowest = red_flags.lowest_allowed(outcome)
    assert lowest <= outcome.level
    assert lowest >= Level.URGENT or outcome.level < Level.EMERGENCY


@pytest.mark.parametrize(
    ("code", "resolved", "open_"),
    [("E", False, False), ("E", True, False), ("U", False, False), ("U", True, True), ("R", False, False),
     ("R", True, True), ("M", False, True), ("N", False, True)],
)  # fmt: skip
def test_the_gate(code, resolved, open_):
    gate = red_flags.blocks(Level(code), resolved)
    assert gate.open is open_
    assert bool(gate.why) is not open_
    assert gate.needs_decision is (code == "U" and not open_)
    assert gate.needs_confirmation is (code == "R" and not open_)


def test_cauda_equina_is_asked_every_visit_and_the_rest_every_28_days():
    today = date(2026, 3, 30)
    due = red_flags.questions_due(today - timedelta(days=27), today, False)
    assert {q.id for q in due} == {f"CES{number}" for number in range(1, 9)}
    assert red_flags.questions_due(today - timedelta(days=28), today, False) == content.questions()
    assert red_flags.questions_due(today, today, True) == content.questions()
    assert red_flags.questions_due(None, today, False) == content.questions()


def test_a_monitored_question_is_asked_again():
    today = date(2026, 3, 30)
    due = red_flags.questions_due(today, today, False, monitored={"NEU3"})
    assert "NEU3" in {q.id for q in due}


def test_a_short_screen_is_complete_without_the_others():
    due = red_flags.questions_due(date(2026, 3, 1), date(2026, 3, 2), False)
    outcome = evaluate({q.id: "no" for q in due}, age=40, questions=due)
    assert outcome.complete
    assert outcome.level is Level.NONE


def test_patients_are_asked_in_plain_words():
    asked = {question.id for question in red_flags.PATIENT_QUESTIONS}
    assert asked == {*(f"CES{number}" for number in range(1, 8)), "NEU1", "NEU2", "INF1", "PE1"}

import pytest

from clinic.models import Notice
from tests.treatments.patient_pages.phone import words
from treatments.models import RedFlagScreen
from treatments.symptoms import NAMES, SAFETY_ANSWERS, emergencies

BRIDGE = {"done-t04": "part", "sets-t04": 2}


def test_every_symptom_has_a_name_and_none_is_safer_than_in_the_check_in():
    assert set(SAFETY_ANSWERS) <= set(NAMES)
    assert set(emergencies()) == {"saddle", "bladder_bowel", "chest"}


@pytest.mark.parametrize("symptom", ["saddle", "bladder_bowel", "chest"])
def test_an_emergency_is_met_with_the_whole_screen_a_hold_and_a_notice(inside, back_pain, symptom):
    answer = inside.post(inside.page("training/"), {**BRIDGE, "symptom": symptom, "symptom_with": "t04"})
    assert "Go to an emergency department now" in words(inside.get(answer.url))
    back_pain.refresh_from_db()
    assert back_pain.hold == "E"
    notice = Notice.objects.get(kind="red_flag")
    assert (notice.severity, notice.subject_id) == (
        Notice.Severity.EMERGENCY,
        RedFlagScreen.objects.latest("created_at").pk,
    )
    assert inside.train(**BRIDGE).json()["hold"] == "E"


@pytest.mark.parametrize("symptom", ["weakness", "spreading_leg_arm", "fever"])
def test_what_the_safety_questions_call_urgent_stops_all_exercises(inside, back_pain, symptom):
    assert inside.train(**BRIDGE, symptom=symptom).json()["hold"] == "U"
    assert "Please do no exercises for now." in words(inside.look())
    assert Notice.objects.get(kind="red_flag").severity == Notice.Severity.TODAY


def test_dizziness_leaves_one_exercise_out_until_somebody_has_called(inside, back_pain):
    answer = inside.train(**BRIDGE, symptom="dizzy", symptom_with="t04").json()
    assert (answer["hold"], answer["left_out"]) == ("", "t04")
    page = words(inside.look())
    assert page.count("Please leave this exercise out until we have called you.") == 1
    notice = Notice.objects.get(kind="new_symptom")
    assert (notice.severity, notice.summary) == (
        Notice.Severity.TODAY,
        "During exercises at home: Dizzy, faint or sick. Call the patient today.",
    )


def test_a_symptom_with_no_exercise_named_counts_for_those_that_were_done(inside, back_pain):
    inside.train(**{"done-t03": "full"}, symptom="dizzy")
    assert [log.exercise_key for log in back_pain.exercise_logs.newest()] == ["t03"]
    inside.train(symptom="dizzy")
    assert {log.exercise_key for log in back_pain.exercise_logs.newest()} == {"t03", "t04"}


def test_a_symptom_told_twice_is_judged_once(inside, back_pain):
    for _ in range(3):
        inside.train(**BRIDGE, symptom="saddle")
    assert back_pain.red_flag_screens.filter(source="check_in").count() == 1


def test_notices_are_in_the_language_of_the_staff(inside, clara, back_pain):
    clara.language = "pt"
    clara.save()
    inside.train(**BRIDGE, symptom="saddle")
    assert "Contact the patient now." in Notice.objects.get(kind="red_flag").summary

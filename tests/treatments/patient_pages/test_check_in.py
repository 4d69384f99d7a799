from uuid import uuid4

import pytest

from clinic.models import Notice
from patients.actions.consents import record_consent
from tests.treatments.patient_pages.phone import ALL_NO, words
from treatments.actions.episodes import close_episode
from treatments.models import CheckIn, ExerciseLog


def test_the_answers_arrive_as_they_were_given(inside):
    thanks = inside.get(
        inside.send(**{"done-t04": "part", "peak-t04": 4, "words": "Easier", "call_me": "on"}).url
    )
    assert "Thank you, your answers have arrived" in words(thanks)
    assert "1 of 2 done" in words(thanks)
    check_in = CheckIn.objects.get()
    assert (check_in.pain_now, check_in.words, check_in.call_me) == (3, "Easier", True)
    assert check_in.screen.answers == {name.removeprefix("safety-"): "no" for name in ALL_NO}
    assert [(log.exercise_key, log.done, log.pain_peak) for log in check_in.exercise_logs.all()] == [
        ("t04", "part", 4)
    ]


def test_what_was_not_done_did_not_hurt(inside):
    inside.send(**{"done-t04": "none", "peak-t04": 7})
    assert ExerciseLog.objects.get().pain_peak is None


def test_the_same_answers_sent_twice_are_one_check_in(inside):
    submission = str(uuid4())
    said = {"submission": submission, "done-t04": "part", "peak-t04": 4, "words": " Easier\r\nnow "}
    assert len({inside.send(**said).url for _ in range(3)}) == 1
    assert CheckIn.objects.count() == ExerciseLog.objects.count() == 1


def test_what_was_changed_before_it_was_sent_again_is_another_check_in_and_once(inside, back_pain):
    """A page gone back to may still carry the number of what it has sent."""
    submission = str(uuid4())
    inside.send(submission=submission)
    for _ in range(2):
        inside.send(submission=submission, **{"safety-CES3": "yes"})
    assert [one.screen.level for one in CheckIn.objects.all()] == ["E", "N"]
    back_pain.refresh_from_db()
    assert back_pain.hold == "E"


def test_another_patients_submission_is_neither_shown_nor_changed(inside, inside_ines):
    submission = str(uuid4())
    inside_ines.send(submission=submission, words="Mine alone")
    page = inside.send(submission=submission)
    assert page.status_code == 400
    assert "Your answers could not be saved" in words(page)
    assert "Mine alone" not in words(page)
    assert CheckIn.objects.count() == 1


def test_another_patients_thanks_are_not_shown(inside, inside_ines):
    hers = inside_ines.send().url.rsplit("/", 2)[-2]
    assert inside.look(f"answered/{hers}/").status_code == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"safety-CES3": None},
        {"safety-CES3": "perhaps"},
        {"pain_now": 11},
        {"pain_now": None},
        {"peak-t04": -1, "done-t04": "full"},
        {"done-t04": "twice"},
        {"overall": "fine"},
        {"words": "x" * 10_000},
        {"words": "a\x00b"},
        {"submission": "x"},
    ],
)
def test_answers_that_make_no_sense_come_back_with_what_was_typed(inside, wrong):
    page = inside.send(**{"confidence": 8, **wrong})
    assert page.status_code == 400
    assert "Something needs your attention" in words(page)
    assert 'name="confidence" value="8" id="id_confidence_8" checked' in words(page)
    assert not CheckIn.objects.exists()


def test_answers_about_a_strangers_exercise_are_left_out(inside):
    assert inside.send(**{"done-t99": "full", "peak-t99": 3}).status_code == 302
    assert not ExerciseLog.objects.exists()


def test_an_emergency_is_met_with_the_whole_screen_and_a_notice(inside, back_pain, riverside):
    page = inside.get(inside.send(**{"safety-CES3": "unsure"}).url)
    assert "Go to an emergency department now" in words(page)
    assert f'href="tel:{riverside.emergency_number}"' in words(page)
    assert riverside.phone in words(page)
    back_pain.refresh_from_db()
    assert back_pain.hold == "E"
    assert Notice.objects.filter(kind="check_in", severity=Notice.Severity.EMERGENCY).exists()


def test_an_emergency_is_taken_before_the_form_is_complete(inside):
    rest = {name: None for name in ALL_NO if name != "safety-CES1"}
    answer = inside.send(**{**rest, "pain_now": None, "safety-CES1": "yes"})
    assert answer.status_code == 302
    screen = CheckIn.objects.get().screen
    assert (screen.level, screen.complete, screen.answers) == ("E", False, {"CES1": "yes"})


def test_an_urgent_answer_asks_to_phone_today(inside):
    page = inside.get(inside.send(**{"safety-CES5": "yes"}).url)
    assert "Phone the clinic or a doctor now" in words(page)
    assert "Do no exercises until then." in words(page)


def test_answers_to_a_page_that_was_replaced_keep_their_exercises(inside, issue, back_pain, bridge):
    issue(back_pain, [{"exercise": bridge}])
    inside.send(**{"version": "1", "done-t03": "full"})
    check_in = CheckIn.objects.get()
    assert check_in.programme_version.number == 1
    assert check_in.exercise_logs.get().exercise_key == "t03"


@pytest.mark.parametrize("version", ["9", "x", "-1", "1\x00", "9" * 50])
def test_an_unknown_version_means_the_newest(inside, version):
    assert inside.send(version=version).status_code == 302
    assert CheckIn.objects.get().programme_version.number == 1


def test_the_page_stays_open_when_e_mail_is_not_wanted_any_more(inside, clara, rui):
    record_consent(by=rui, patient=clara, kind="email_care", given=False)
    assert "Hello Clara" in words(inside.look())
    assert inside.send().status_code == 302


def test_answers_are_taken_after_the_episode_was_closed(inside, ana, back_pain):
    close_episode(by=ana, episode=back_pain, reason="recovered")
    assert inside.send().status_code == 302
    assert CheckIn.objects.count() == 1


def test_a_check_in_needs_the_page_it_came_from(inside):
    inside.handler.enforce_csrf_checks = True
    assert inside.send().status_code == 403
    assert not CheckIn.objects.exists()

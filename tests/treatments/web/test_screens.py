from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.treatments.conftest import ALL_NO
from treatments.models import Episode, RedFlagScreen


def page_of(episode: Episode) -> str:
    return reverse("treatments:screen", args=[episode.pk])


def test_every_answer_is_recorded_and_the_line_goes_on(hers: Client, back_pain: Episode) -> None:
    answer = hers.post(page_of(back_pain), ALL_NO, follow=True)
    screen = RedFlagScreen.objects.get()
    assert screen.complete
    assert screen.answers["CES1"] == "no"
    assert "Assess" in answer.content.decode()


def test_all_no_fills_one_group_and_saves_nothing(hers: Client, back_pain: Episode) -> None:
    answer = hers.post(page_of(back_pain), {"CES1": "yes", "all_no": "cauda_equina"})
    form = answer.context["form"]
    assert (form["CES1"].value(), form["CES2"].value(), form["CAN1"].value()) == ("yes", "no", None)
    assert not RedFlagScreen.objects.exists()


def test_an_unanswered_question_is_not_a_no(hers: Client, back_pain: Episode) -> None:
    answers = {name: given for name, given in ALL_NO.items() if name != "CES2"}
    answer = hers.post(page_of(back_pain), answers, follow=True)
    assert not RedFlagScreen.objects.get().complete
    assert "Not every question has an answer yet" in answer.content.decode()


def test_an_emergency_answer_opens_the_sheet_at_once(hers: Client, back_pain: Episode) -> None:
    answer = hers.post(page_of(back_pain), {**ALL_NO, "CES3": "yes"}, follow=True)
    assert "Emergency department now. Do not treat." in answer.content.decode()
    assert "low risk" not in answer.content.decode().lower()


def test_what_was_done_is_required_after_an_emergency(hers: Client, emergency: RedFlagScreen) -> None:
    url = reverse("treatments:screen_result", args=[emergency.pk])
    answer = hers.post(url, {"level": "E", "reason": "Saddle numbness since last night"})
    assert answer.status_code == 400
    hers.post(url, {"level": "E", "reason": "Saddle numbness", "action_taken": "Ambulance 10:40, told A&E"})
    emergency.refresh_from_db()
    assert emergency.action_taken == "Ambulance 10:40, told A&E"


def test_an_urgent_answer_waits_for_a_decision_with_a_reason(hers: Client, back_pain: Episode) -> None:
    hers.post(page_of(back_pain), {**ALL_NO, "NEU1": "yes", "NEU1S": "no"})
    screen = RedFlagScreen.objects.get()
    url = reverse("treatments:screen_result", args=[screen.pk])
    assert hers.post(url, {"level": "M", "reason": ""}).status_code == 400
    hers.post(url, {"level": "M", "reason": "Old foot drop, unchanged for two years"})
    back_pain.refresh_from_db()
    assert back_pain.hold == ""


def test_the_episode_shows_the_alert_and_no_treatment_as_next(
    hers: Client, ana: User, back_pain: Episode, emergency: RedFlagScreen
) -> None:
    words = hers.get(reverse("treatments:episode", args=[back_pain.pk])).content.decode()
    assert "Emergency: a safety question was answered yes" in words
    assert "Reach the patient now" in words

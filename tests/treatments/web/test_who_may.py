"""The desk sees none of the clinical record; strangers are sent to sign in."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from patients.models import AccessEvent, Patient
from treatments.models import Episode, Session

LISTS = ("inbox", "exercise_list", "numbers", "today_panel")
OF_AN_EPISODE = ("episode", "episode_edit", "episode_close", "trend", "screen", "plan_new", "programme")


@pytest.mark.parametrize("name", LISTS)
def test_the_desk_gets_403_for_every_list(browser_of: Any, rui: User, name: str) -> None:
    assert browser_of(rui).get(reverse(f"treatments:{name}")).status_code == 403


@pytest.mark.parametrize("name", OF_AN_EPISODE)
def test_the_desk_gets_403_for_every_page_of_an_episode(
    browser_of: Any, rui: User, back_pain: Episode, name: str
) -> None:
    assert browser_of(rui).get(reverse(f"treatments:{name}", args=[back_pain.pk])).status_code == 403


def test_the_desk_does_not_open_the_record(browser_of: Any, rui: User, clara: Patient) -> None:
    assert browser_of(rui).get(reverse("treatments:record", args=[clara.pk])).status_code == 403


def test_a_stranger_is_sent_to_sign_in(clara: Patient) -> None:
    answer = Client().get(reverse("treatments:record", args=[clara.pk]))
    assert answer.status_code == 302
    assert "/accounts/login/" in answer["Location"]


def test_the_manager_sees_numbers_and_no_record(browser_of: Any, mara: User, clara: Patient) -> None:
    client = browser_of(mara)
    assert client.get(reverse("treatments:numbers")).status_code == 200
    assert client.get(reverse("treatments:record", args=[clara.pk])).status_code == 403


def test_opening_the_record_is_logged(hers: Client, clara: Patient) -> None:
    hers.get(reverse("treatments:record", args=[clara.pk]))
    assert AccessEvent.objects.filter(deed="patient.read", actor_name="ana", patient=clara).count() == 1


def test_looking_begins_nothing(hers: Client, back_pain: Episode) -> None:
    for name in ("session_start", "assessment_start"):
        assert hers.get(reverse(f"treatments:{name}", args=[back_pain.pk])).status_code == 405
    hers.get(reverse("treatments:episode", args=[back_pain.pk]))
    assert not Session.objects.exists()

"""Starters and other programmes, as far as they suit this patient."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from treatments.actions.assessments import save_assessment, start_assessment
from treatments.actions.episodes import open_episode
from treatments.actions.programmes import save_programme
from treatments.models import Episode, Exercise, Programme, RedFlagScreen

HTMX = {"HX-Request": "true"}


def page_of(episode: Episode) -> str:
    return reverse("treatments:programme", args=[episode.pk])


def examine(ana: User, episode: Episode, *, impact: dict[str, int] | None = None, **pain: int) -> None:
    draft = start_assessment(by=ana, episode=episode)
    movements = [
        {"region": "low_back", "direction": direction, "pain": amount} for direction, amount in pain.items()
    ]
    save_assessment(by=ana, assessment=draft, fields={"impact": impact or {}}, movements=movements)


def items(episode: Episode) -> dict[str, Any]:
    return {item.exercise.key: item for item in episode.programme.items.select_related("exercise")}


def test_a_starter_brings_its_own_notes(hers: Client, back_pain: Episode, library: None) -> None:
    hers.post(page_of(back_pain), {"starter": "acute_spasm_starter"})
    assert items(back_pain)["m02"].note == "Small range"


@pytest.mark.parametrize(
    ("impact", "pain", "position"),
    [
        ({}, {}, "r01"),
        ({"standing": 4}, {}, "r05"),
        ({}, {"flexion": 8}, "r03"),
        ({}, {"extension": 8}, "r01"),
    ],
)
def test_a_starter_rests_in_the_position_that_eases(
    hers: Client,
    ana: User,
    back_pain: Episode,
    library: None,
    impact: dict[str, int],
    pain: dict[str, int],
    position: str,
) -> None:
    examine(ana, back_pain, impact=impact, **pain)
    hers.post(page_of(back_pain), {"starter": "acute_spasm_starter"})
    assert items(back_pain).keys() & {"r01", "r03", "r05"} == {position}


def test_a_starter_leaves_out_what_hurts_and_says_so(
    hers: Client, ana: User, back_pain: Episode, library: None
) -> None:
    examine(ana, back_pain, flexion=8)
    answer = hers.post(page_of(back_pain), {"starter": "return_to_load"}, headers=HTMX)
    assert answer.status_code == 200
    assert "Standing roll-down: Bending forwards hurts" in answer.content.decode()
    assert "c02" not in items(back_pain)
    assert "t03" in items(back_pain)


def test_without_a_script_what_was_left_out_is_said_on_the_next_page(
    hers: Client, ana: User, back_pain: Episode, library: None
) -> None:
    examine(ana, back_pain, flexion=8)
    page = hers.post(page_of(back_pain), {"starter": "return_to_load"}, follow=True).content.decode()
    assert "Left out: Standing roll-down" in page


def test_copying_leaves_out_what_is_blocked_by_now_or_no_longer_offered(
    hers: Client, ana: User, back_pain: Episode, library: None
) -> None:
    chosen = Exercise.objects.filter(key__in=("t04", "t03", "m03"))
    save_programme(by=ana, episode=back_pain, items=[{"exercise": one} for one in chosen])
    again = open_episode(by=ana, patient=back_pain.patient, region="low_back", side="left")
    examine(ana, again, flexion=9)
    Exercise.objects.filter(key="t03").update(retired=True)
    answer = hers.post(page_of(again), {"copy": str(Programme.objects.get().pk)}, headers=HTMX)
    assert "Bird dog is no longer offered." in answer.content.decode()
    assert "One knee to chest: Bending forwards hurts" in answer.content.decode()
    assert items(again).keys() == {"t04"}


@pytest.mark.parametrize("wish", [{"add": "t99"}, {"add": "t03"}])
def test_what_is_not_in_the_library_is_not_added_in_silence(
    hers: Client, back_pain: Episode, library: None, wish: dict[str, str]
) -> None:
    Exercise.objects.filter(key="t03").update(retired=True)
    answer = hers.post(page_of(back_pain), wish)
    assert answer.status_code == 400
    assert "One of the exercises is not in the library." in answer.content.decode()


def test_a_press_for_harder_keeps_what_the_clinician_wrote(
    hers: Client, back_pain: Episode, library: None
) -> None:
    row = {"row": "1", "i1-exercise": "t04", "i1-block": "main", "i1-reps": "10", "i1-note": "Slowly"}
    hers.post(page_of(back_pain), {**row, "harder": "1"})
    harder = items(back_pain)["t04"].note
    assert harder == "Slowly. Single-leg bridge; feet on step"
    hers.post(page_of(back_pain), {**row, "i1-note": harder, "easier": "1"})
    assert items(back_pain)["t04"].note == "Slowly. Half height"


def test_nothing_begins_while_a_red_flag_holds(
    hers: Client, back_pain: Episode, emergency: RedFlagScreen, library: None
) -> None:
    answer = hers.post(page_of(back_pain), {"starter": "acute_spasm_starter"})
    assert answer.status_code == 409
    assert "No treatment can be saved." in answer.content.decode()
    assert not Programme.objects.exists()


@pytest.mark.parametrize("wish", [{"starter": "magic"}, {"copy": "x"}, {"harder": "9"}, {"remove": "-1"}])
def test_a_button_that_is_not_on_the_page_changes_nothing(
    hers: Client, back_pain: Episode, library: None, wish: dict[str, str]
) -> None:
    row = {"row": "1", "i1-exercise": "t04", "i1-block": "main", "i1-reps": "10"}
    hers.post(page_of(back_pain), {**row, **wish})
    assert items(back_pain)["t04"].dose == {"reps": 10}

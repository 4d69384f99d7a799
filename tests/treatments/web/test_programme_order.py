"""The parts of a programme and who writes it: order, dragging, two tabs, rows nobody should send."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from patients.actions.patients import archive_patient
from treatments.actions.episodes import close_episode
from treatments.actions.programmes import save_programme
from treatments.models import Episode, Exercise, Programme

ITEM = {"row": "1", "i1-exercise": "t04", "i1-block": "main", "i1-sets": "3", "i1-reps": "10"}
FOUR = {
    "row": ["1", "2", "3", "4"],
    **{f"i{number}-exercise": key for number, key in enumerate(("a01", "t04", "t03", "b01"), start=1)},
    **{
        f"i{number}-block": block
        for number, block in enumerate(("walking", "main", "main", "warm_up"), start=1)
    },
    **{f"i{number}-minutes": "3" for number in range(1, 5)},
}


def page_of(episode: Episode) -> str:
    return reverse("treatments:programme", args=[episode.pk])


def order() -> list[str]:
    return [f"{item.block} {item.exercise.key}" for item in Programme.objects.get().items.all()]


def version(client: Client, episode: Episode) -> str:
    found: str = client.get(page_of(episode)).context["version"]
    return found


def test_the_parts_stand_in_their_order_whatever_was_sent(
    hers: Client, back_pain: Episode, library: None
) -> None:
    hers.post(page_of(back_pain), FOUR)
    assert order() == ["warm_up b01", "main t04", "main t03", "walking a01"]


@pytest.mark.parametrize(
    ("press", "number", "expected"),
    [
        ("up", "3", ["warm_up b01", "main t03", "main t04", "walking a01"]),
        ("up", "2", ["warm_up b01", "warm_up t04", "main t03", "walking a01"]),
        ("down", "3", ["warm_up b01", "main t04", "cool_down t03", "walking a01"]),
        ("down", "4", ["main b01", "main t04", "main t03", "walking a01"]),
        ("down", "1", ["warm_up b01", "main t04", "main t03", "walking a01"]),
        ("up", "4", ["warm_up b01", "main t04", "main t03", "walking a01"]),
    ],
)
def test_a_button_moves_a_row_within_its_part_and_on_into_the_next(
    hers: Client, back_pain: Episode, library: None, press: str, number: str, expected: list[str]
) -> None:
    hers.post(page_of(back_pain), {**FOUR, press: number})
    assert order() == expected


def test_a_picture_lands_where_the_hand_let_go_of_it(hers: Client, back_pain: Episode, library: None) -> None:
    hers.post(page_of(back_pain), {**FOUR, "add": "m01", "into": "main", "at": "1"})
    hers.post(page_of(back_pain), {**FOUR, "add": "m01", "into": "main", "at": "1"})
    assert order() == ["warm_up b01", "main t04", "main m01", "main t03", "walking a01"]


@pytest.mark.parametrize(
    "where", [{"into": "attic"}, {"at": "999999"}, {"at": "-1"}, {"into": "main", "at": "x"}]
)
def test_a_place_that_is_none_does_no_harm(
    hers: Client, back_pain: Episode, library: None, where: dict[str, str]
) -> None:
    assert hers.post(page_of(back_pain), {**FOUR, "add": "m01", **where}).status_code == 302
    assert "main m01" in order()


@pytest.mark.parametrize(
    "tampered",
    [
        {"i1-exercise": "zz9"},
        {"i1-exercise": ""},
        {"i1-block": "attic"},
        {"i1-side": "central"},
        {"row": ["1", "x7"]},
        {"row": "1x", "i1x-exercise": "t04", "i1x-block": "main", "i1x-reps": "5"},
        {"row": ["1", "2"], "i2-exercise": "t04", "i2-block": "main", "i2-reps": "5"},
        {"note": "x" * 1001},
    ],
)
def test_what_no_page_would_send_is_refused_and_nothing_is_saved(
    hers: Client, back_pain: Episode, library: None, tampered: dict[str, Any]
) -> None:
    answer = hers.post(page_of(back_pain), {**ITEM, **tampered, "save": "yes"})
    assert answer.status_code == 400
    assert not Programme.objects.exists()


def test_nobody_is_given_more_than_twenty(hers: Client, back_pain: Episode, library: None) -> None:
    keys = Exercise.objects.filter(category__in=["mobility", "strength"]).values_list("key", flat=True)[:21]
    rows = {f"i{n}-exercise": key for n, key in enumerate(keys)}
    doses = {f"i{n}-{name}": value for n in range(21) for name, value in (("block", "main"), ("reps", "5"))}
    answer = hers.post(page_of(back_pain), {"row": [str(n) for n in range(21)], **rows, **doses})
    assert (len(rows), answer.status_code) == (21, 400)
    assert "A programme has at most 20 exercises." in answer.content.decode()
    assert not Programme.objects.exists()


@pytest.mark.parametrize("amount", ["0", "10000", "ten", "3.5", "-1", "1e9", "999999999999", "²"])
def test_a_dose_nobody_can_do_is_refused_at_its_number(
    hers: Client, back_pain: Episode, library: None, amount: str
) -> None:
    answer = hers.post(page_of(back_pain), {**ITEM, "i1-reps": amount, "save": "yes"})
    assert answer.status_code == 400
    assert "times: A whole number from 1 to 100." in answer.content.decode()
    assert not Programme.objects.exists()


def test_an_empty_dose_asks_how_much(hers: Client, back_pain: Episode, library: None) -> None:
    answer = hers.post(page_of(back_pain), {**ITEM, "i1-reps": "", "save": "yes"})
    assert answer.status_code == 400
    assert "Say how many times" in answer.content.decode()


def test_of_two_tabs_the_second_is_asked_and_loses_nothing(
    hers: Client, ana: User, back_pain: Episode, bridge: Exercise
) -> None:
    seen = version(hers, back_pain)
    save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge, "note": "theirs"}])
    mine = {**ITEM, "i1-note": "mine", "version": seen, "save": "yes"}
    answer = hers.post(page_of(back_pain), mine)
    assert answer.status_code == 409
    assert "Somebody else changed this programme meanwhile." in answer.content.decode()
    assert 'value="mine"' in answer.content.decode()
    assert Programme.objects.get().items.get().note == "theirs"
    hers.post(page_of(back_pain), {**mine, "instead": answer.context["newest"]})
    assert Programme.objects.get().items.get().note == "mine"


def test_saving_in_the_background_hands_on_the_revision(
    hers: Client, back_pain: Episode, library: None
) -> None:
    draft = reverse("treatments:programme_autosave", args=[back_pain.pk])
    first = hers.post(draft, {**ITEM, "version": ""}).json()["version"]
    assert first == version(hers, back_pain)
    assert hers.post(draft, {**ITEM, "i1-reps": "8", "version": first}).status_code == 200
    late = hers.post(draft, {**ITEM, "i1-reps": "6", "version": first})
    assert (late.status_code, late.json()["code"]) == (409, "changed_meanwhile")


def test_nothing_is_prescribed_to_an_archived_patient_or_in_a_closed_episode(
    hers: Client, ana: User, rui: User, back_pain: Episode, library: None
) -> None:
    archive_patient(by=rui, patient=back_pain.patient, reason="Moved away")
    answer = hers.post(page_of(back_pain), {**ITEM, "save": "yes"})
    assert (answer.status_code, Programme.objects.exists()) == (409, False)
    assert "This patient is archived." in answer.content.decode()
    assert "Nothing can be prescribed here any more." in hers.get(page_of(back_pain)).content.decode()
    close_episode(by=ana, episode=back_pain, reason="Moved away")
    answer = hers.post(page_of(back_pain), {**ITEM, "save": "yes"})
    assert "This episode is closed." in answer.content.decode()
    assert (answer.status_code, Programme.objects.exists()) == (409, False)


def test_what_is_no_longer_offered_stays_in_the_draft_with_a_mark(
    hers: Client, ana: User, back_pain: Episode, bridge: Exercise
) -> None:
    save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge}])
    Exercise.objects.filter(pk=bridge.pk).update(retired=True)
    assert "No longer offered" in hers.get(page_of(back_pain)).content.decode()
    hers.post(page_of(back_pain), {**ITEM, "add": "m01"})
    assert order() == ["main t04", "main m01"]

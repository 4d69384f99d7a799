"""A patient sees what the programme was issued with, and nothing else of the clinic's."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from tests.treatments.files import mp4, photo
from tests.treatments.patient_pages.phone import Phone, link_to
from treatments.actions.exercise_media import add_exercise_media, withdraw_exercise_media
from treatments.actions.exercises import add_exercise
from treatments.actions.issuing import content_of
from treatments.models import Episode, Exercise, ExerciseMedia, ProgrammeItem, ProgrammeVersion


@pytest.fixture
def clip(mara: User, bridge: Exercise) -> ExerciseMedia:
    return add_exercise_media(by=mara, exercise=bridge, description="The bridge", content=mp4())


@pytest.fixture
def issued(clip: ExerciseMedia, issue: Any, back_pain: Episode, bridge: Exercise) -> ProgrammeVersion:
    version: ProgrammeVersion = issue(back_pain, [{"exercise": bridge}])
    return version


def seen(phone: Phone, media: ExerciseMedia, **headers: str) -> Any:
    return phone.get(
        reverse("treatments:patient_exercise_media", args=[phone.token, media.pk]), headers=headers
    )


def test_the_programme_is_issued_with_the_clinics_pictures(
    issued: ProgrammeVersion, clip: ExerciseMedia
) -> None:
    item = issued.content["items"][0]
    assert item["media"] == [{"id": str(clip.pk), "kind": "clip", "description": "The bridge"}]


def test_all_pictures_are_asked_for_at_once(
    issued: ProgrammeVersion, bridge: Exercise, bird_dog: Exercise, django_assert_num_queries: Any
) -> None:
    rows = [
        ProgrammeItem(programme=issued.programme, exercise=one, dose={"reps": 8})
        for one in (bridge, bird_dog)
    ]
    with django_assert_num_queries(1):
        frozen = content_of(issued.programme, rows, date(2026, 3, 2))["items"]
    assert [len(item["media"]) for item in frozen] == [1, 0]


def test_clara_sees_the_clip_of_her_programme_in_parts_too(inside: Phone, clip: ExerciseMedia) -> None:
    assert seen(inside, clip).content == bytes(clip.content)
    assert seen(inside, clip, Range="bytes=0-1").status_code == 206


def test_a_withdrawn_clip_stays_where_it_was_issued(inside: Phone, clip: ExerciseMedia, mara: User) -> None:
    withdraw_exercise_media(by=mara, media=clip)
    assert seen(inside, clip).status_code == 200


def test_nobody_sees_it_before_the_birth_date(claras: Phone, clip: ExerciseMedia) -> None:
    assert seen(claras, clip).status_code == 302


def test_what_was_not_issued_is_not_there(inside: Phone, mara: User, bridge: Exercise) -> None:
    later = add_exercise_media(by=mara, exercise=bridge, description="Later", content=photo())
    assert seen(inside, later).status_code == 404


def test_ines_does_not_see_what_clara_was_issued_with(
    mara: User, inside_ines: Phone, issue: Any, back_pain: Episode, bird_dog: Exercise
) -> None:
    claras = add_exercise_media(by=mara, exercise=bird_dog, description="Bird dog", content=photo())
    issue(back_pain, [{"exercise": bird_dog}])
    assert seen(inside_ines, claras).status_code == 404


def test_an_exercise_without_a_figure_is_issued_with_its_photo(
    ana: User, issue: Any, back_pain: Episode, library: None
) -> None:
    steps = ["Slide the towel away.", "Slide it back."]
    words = {"name": "Towel slide", "category": "mobility", "start": "Sit at a table.", "steps": steps}
    own = add_exercise(by=ana, **words, dose={"reps": 10})
    media = add_exercise_media(by=ana, exercise=own, description="The towel slides away.", content=photo())
    phone = Phone(link_to(issue(back_pain, [{"exercise": own}])))
    phone.give("17/5/1984")
    page = phone.look().content.decode()
    assert 'alt="The towel slides away."' in page
    assert reverse("treatments:patient_exercise_media", args=[phone.token, media.pk]) in page
    assert "Slide it back." in page

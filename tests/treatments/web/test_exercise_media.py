from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from patients.models import AccessEvent
from tests.treatments.files import mp4, photo
from treatments.actions.exercise_media import MOST, add_exercise_media, withdraw_exercise_media
from treatments.models import Exercise, ExerciseMedia

SHOWS = "On the back, the pelvis is lifted."


@pytest.fixture
def mine(browser_of: Any, mara: User) -> Client:
    """mara's browser."""
    client: Client = browser_of(mara)
    return client


@pytest.fixture
def clip(mara: User, bridge: Exercise) -> ExerciseMedia:
    return add_exercise_media(by=mara, exercise=bridge, description=SHOWS, content=mp4())


def send(browser: Client, content: bytes, description: str = SHOWS) -> Any:
    file = SimpleUploadedFile("photo.jpg", content, content_type="image/jpeg")
    url = reverse("treatments:exercise_media_new", args=["t04"])
    return browser.post(url, {"file": file, "description": description})


def test_a_photo_is_added_shown_and_never_served_as_sent(mine: Client, bridge: Exercise) -> None:
    assert send(mine, photo()).status_code == 302
    media = ExerciseMedia.objects.get()
    page = mine.get(reverse("treatments:exercise", args=["t04"])).content.decode()
    assert f'alt="{SHOWS}"' in page
    answer = mine.get(reverse("treatments:exercise_media_content", args=[media.pk]))
    assert answer["Content-Type"] == "image/jpeg"
    assert answer.content != photo()
    assert AccessEvent.objects.filter(deed="exercisemedia.added", reason=SHOWS).exists()


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 400),
        (b"words", 400),
        (b"<svg/>", 400),
        (photo()[:900], 400),
        (mp4()[:-9], 400),
        (bytes(20 * 1024**2 + 1), 413),
    ],
    ids=["empty", "text", "svg", "cut", "cut-clip", "large"],
)
def test_what_is_neither_photo_nor_clip_is_refused_and_not_kept(
    mine: Client, bridge: Exercise, content: bytes, status: int
) -> None:
    answer = send(mine, content)
    assert answer.status_code == status
    assert "file" in answer.context["form"].errors
    assert not ExerciseMedia.objects.exists()


@pytest.mark.parametrize("description", ["  ", "The bridge\u202egpj.exe"])
def test_a_picture_says_in_plain_words_what_it_shows(
    mine: Client, bridge: Exercise, description: str
) -> None:
    answer = send(mine, photo(), description=description)
    assert answer.status_code == 400
    assert "description" in answer.context["form"].errors


def test_an_exercise_has_only_so_many_pictures(mine: Client, mara: User, bridge: Exercise) -> None:
    for _each in range(MOST):
        add_exercise_media(by=mara, exercise=bridge, description=SHOWS, content=mp4())
    assert send(mine, photo()).status_code == 409
    assert bridge.media.count() == MOST


def test_only_who_may_edit_the_exercise_shows_it(
    hers: Client, rui: User, browser_of: Any, clip: ExerciseMedia
) -> None:
    assert send(hers, photo()).status_code == 403
    url = reverse("treatments:exercise_media_content", args=[clip.pk])
    assert hers.get(url).status_code == 200
    assert browser_of(rui).get(url).status_code == 403
    assert Client().get(url).status_code == 302


def test_a_withdrawn_picture_leaves_the_library(mine: Client, clip: ExerciseMedia) -> None:
    mine.post(reverse("treatments:exercise_media_withdraw", args=[clip.pk]))
    assert not mine.get(reverse("treatments:exercise", args=["t04"])).context["media"]
    clip.refresh_from_db()
    assert clip.withdrawn


@pytest.mark.parametrize(
    ("asked", "status", "part", "says"),
    [
        ("bytes=0-1", 206, slice(0, 2), "bytes 0-1/{}"),
        ("bytes=10-", 206, slice(10, None), "bytes 10-{last}/{}"),
        ("bytes=-4", 206, slice(-4, None), "bytes {near}-{last}/{}"),
        ("bytes=5-99999999", 206, slice(5, None), "bytes 5-{last}/{}"),
        ("bytes=99999999-", 416, slice(0, 0), "bytes */{}"),
        ("bytes=-0", 416, slice(0, 0), "bytes */{}"),
        ("bytes=9-2", 416, slice(0, 0), "bytes */{}"),
        ("bytes=-", 200, slice(None), None),
        ("bytes=0-1,3-4", 200, slice(None), None),
        ("words", 200, slice(None), None),
    ],
)
def test_a_part_of_a_clip_is_sent_where_a_part_is_asked_for(
    hers: Client, clip: ExerciseMedia, asked: str, status: int, part: slice, says: str | None
) -> None:
    kept = bytes(clip.content)
    url = reverse("treatments:exercise_media_content", args=[clip.pk])
    answer = hers.get(url, headers={"Range": asked})
    assert (answer.status_code, answer.content) == (status, kept[part])
    known = {"last": len(kept) - 1, "near": len(kept) - 4}
    assert answer.get("Content-Range") == (says.format(len(kept), **known) if says else None)


def test_a_clip_may_be_kept_and_can_do_nothing(hers: Client, clip: ExerciseMedia) -> None:
    url = reverse("treatments:exercise_media_content", args=[clip.pk])
    answer = hers.get(url)
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("video/mp4", "nosniff")
    assert (answer["Content-Disposition"], answer["Accept-Ranges"]) == ("inline", "bytes")
    assert "immutable" in answer["Cache-Control"]
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")
    assert hers.get(url, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    changed = hers.get(url, headers={"Range": "bytes=0-1", "If-Range": '"another"'})
    assert changed.status_code == 200


@pytest.mark.parametrize(
    ("headers", "reads"),
    [
        ({"If-None-Match": '"{}"'}, []),
        ({"Range": "bytes=4-7"}, ["SELECT LENGTH", "SELECT SUBSTR"]),
        ({"Range": "bytes=99999999-"}, ["SELECT LENGTH"]),
    ],
    ids=["known", "part", "beyond"],
)
def test_no_more_of_a_clip_is_read_than_is_sent(
    hers: Client, clip: ExerciseMedia, headers: dict[str, str], reads: list[str]
) -> None:
    url = reverse("treatments:exercise_media_content", args=[clip.pk])
    with CaptureQueriesContext(connection) as asked:
        hers.get(url, headers={name: value.format(clip.sha256) for name, value in headers.items()})
    assert [query["sql"][:13] for query in asked if '"content"' in query["sql"]] == reads


def test_an_exercise_that_is_not_drawn_shows_its_photo_instead(
    mara: User, hers: Client, bridge: Exercise
) -> None:
    Exercise.objects.filter(pk=bridge.pk).update(poses=[])
    url = reverse("treatments:figure", args=["t04"])
    assert hers.get(url).status_code == 404
    add_exercise_media(by=mara, exercise=bridge, description=SHOWS, content=photo())
    assert hers.get(url, follow=True)["Content-Type"] == "image/jpeg"
    withdraw_exercise_media(by=mara, media=ExerciseMedia.objects.get())
    assert hers.get(url).status_code == 404

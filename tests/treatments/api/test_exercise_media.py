from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.patients.api.door import Door, refusal
from tests.treatments.files import mp4, photo
from treatments.models import Exercise, ExerciseMedia


def send(user: User, exercise: Exercise, content: bytes, description: str = "The bridge") -> Any:
    file = SimpleUploadedFile("bridge.jpg", content)
    fields = {"exercise": str(exercise.pk), "description": description, "file": file}
    return Door(user).client.post("/api/exercise-media/", fields)


def test_a_manager_sends_a_clip_and_everybody_treating_fetches_it_in_parts(
    ana: User, mara: User, bridge: Exercise
) -> None:
    made = send(mara, bridge, mp4())
    assert made.status_code == 201
    address = f"/api/exercise-media/{made.json()['id']}/content/"
    answer = Door(ana).client.get(address, headers={"Range": "bytes=0-7"})
    assert (answer.status_code, answer.content) == (206, mp4()[:8])
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("content", "description", "status"),
    [
        (b"words", "Words", 400),
        (b"", "Nothing", 400),
        (photo()[:500], "Cut", 400),
        (photo(), " ", 400),
        (bytes(21 * 1024**2), "Large", 413),
    ],
    ids=["words", "nothing", "cut", "wordless", "large"],
)
def test_what_is_neither_is_refused_and_not_kept(
    mara: User, bridge: Exercise, content: bytes, description: str, status: int
) -> None:
    assert refusal(send(mara, bridge, content, description))[0] == status
    assert not ExerciseMedia.objects.exists()


def test_a_shipped_exercise_is_the_managers_to_show(ana: User, rui: User, bridge: Exercise) -> None:
    assert refusal(send(ana, bridge, photo())) == (403, "not_allowed")
    assert refusal(send(rui, bridge, photo()))[0] == 403


def test_a_picture_is_withdrawn(mara: User, bridge: Exercise) -> None:
    key = send(mara, bridge, photo()).json()["id"]
    assert Door(mara).post(f"exercise-media/{key}/withdraw/").json()["withdrawn"]
    assert Door(mara).get("exercise-media/", withdrawn=False).json()["count"] == 0

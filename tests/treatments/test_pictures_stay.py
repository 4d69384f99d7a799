"""The clinic's own picture of an exercise is withdrawn, never changed: what was issued goes on showing it."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction

from tests.treatments.files import photo
from treatments.actions.exercise_media import add_exercise_media, withdraw_exercise_media
from treatments.models import Exercise, ExerciseMedia


@pytest.fixture
def picture(mara: User, bridge: Exercise) -> ExerciseMedia:
    return add_exercise_media(by=mara, exercise=bridge, description="The bridge", content=photo())


@pytest.mark.parametrize(
    "change", [{"content": b"another"}, {"sha256": "0" * 64}, {"description": "The hinge"}]
)
def test_the_orm_cannot_change_it(picture: ExerciseMedia, change: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match="final"), transaction.atomic():
        ExerciseMedia.objects.filter(pk=picture.pk).update(**change)


def test_sql_cannot_change_it_while_withdrawing_it(picture: ExerciseMedia) -> None:
    with pytest.raises(IntegrityError, match="final"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE physio_treatments_exercisemedia SET withdrawn = TRUE, content = NULL")


def test_nobody_deletes_it(picture: ExerciseMedia) -> None:
    with pytest.raises(IntegrityError, match="final"), transaction.atomic():
        picture.delete()


def test_withdrawing_it_does_not_touch_the_file(mara: User, picture: ExerciseMedia) -> None:
    found = ExerciseMedia.objects.select_related("exercise").defer("content").get()
    withdraw_exercise_media(by=mara, media=found)
    assert found.get_deferred_fields() == {"content"}
    kept = ExerciseMedia.objects.get()
    assert (kept.withdrawn, kept.sha256, bytes(kept.content)) == (True, picture.sha256, picture.content)

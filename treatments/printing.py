"""A programme on paper: what was issued, or the draft that would be."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast

from django.utils.translation import override

from clinic.models import Location
from patients.languages import machine_note
from treatments.handouts import Handout, HandoutExercise, Letterhead, Paper, Photo
from treatments.locations import location_of
from treatments.models import Episode, ExerciseMedia, ProgrammeVersion


def version_on_paper(version: ProgrammeVersion, *, practitioner: str = "", address: str = "") -> Handout:
    """`address` is where its QR code leads; whoever issued it signs for an episode without a practitioner."""
    location = location_of(version.session)
    return on_paper(
        version.content,
        episode=version.session.episode,
        practitioner=practitioner or str(version.issued_by or ""),
        location=location,
        issued_on=location.local(version.created_at).date(),
        address=address,
    )


def on_paper(
    content: Mapping[str, Any],
    *,
    episode: Episode,
    practitioner: str,
    location: Location,
    issued_on: date,
    address: str = "",
) -> Handout:
    language = content["language"]
    with override(language):
        notice = machine_note()
    photos = photos_of(content["items"])
    return Handout(
        letterhead=letterhead_of(location),
        patient_first_name=episode.patient.called,
        practitioner=str(episode.practitioner or practitioner),
        issued_on=issued_on,
        exercises=tuple(exercise_on_paper(item, photos) for item in content["items"]),
        programme_url=address,
        emergency_number=location.emergency_number,
        note=content["note"],
        notice=notice,
        language=language,
        paper=cast(Paper, location.paper),
    )


def letterhead_of(location: Location) -> Letterhead:
    return Letterhead(
        name=location.name,
        address=tuple(location.address.splitlines()),
        phone=location.phone,
        email=location.email,
    )


def photos_of(items: Iterable[Mapping[str, Any]]) -> dict[str, bytes]:
    """The clinic's photos by their key. Paper has place for one, and a drawing goes before it."""
    wanted = [photo["id"] for photo in map(photo_of, items) if photo]
    rows = ExerciseMedia.objects.filter(pk__in=wanted) if wanted else ()
    return {str(row.pk): bytes(row.content) for row in rows}


def photo_of(item: Mapping[str, Any]) -> Mapping[str, str] | None:
    if item["poses"]:
        return None
    return next((one for one in item.get("media", ()) if one["kind"] == ExerciseMedia.Kind.PHOTO), None)


def exercise_on_paper(item: Mapping[str, Any], photos: Mapping[str, bytes]) -> HandoutExercise:
    """One frozen exercise."""
    photo = photo_of(item)
    return HandoutExercise(
        name=item["name"],
        start=item["start"],
        steps=tuple(item["steps"]),
        poses=tuple(item["poses"]),
        dose=item["dose"],
        stop=tuple(item["stop"]),
        side=item["side"],
        note=item["note"],
        block=item["block_name"],
        photo=Photo(photos[photo["id"]], photo["description"]) if photo else None,
    )

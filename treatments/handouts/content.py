"""A handout as the plain data the page template sets: every string is final, nothing is decided there."""

from datetime import date, timedelta
from functools import lru_cache
from io import BytesIO
from json import dumps, loads
from typing import Any

import segno

from treatments.dose_words import dose_in_words
from treatments.figures import panel
from treatments.handouts import words
from treatments.handouts.handout import Handout, HandoutExercise

DAYS = 14
PICTURE_SHAPE = 84 / 36


def content(handout: Handout) -> dict[str, Any]:
    labels = words.LABELS
    return {
        "language": handout.language,
        "paper": handout.paper,
        "letterhead": letterhead(handout),
        "title": labels["title"].format(name=handout.patient_first_name),
        "by": labels["from"].format(practitioner=handout.practitioner),
        "date": spoken_date(handout.issued_on),
        "year": handout.issued_on.year,
        "month": handout.issued_on.month,
        "day": handout.issued_on.day,
        "labels": dict(labels),
        "tolerance": {"title": words.TOLERANCE_TITLE, "text": words.TOLERANCE},
        "note": handout.note,
        "notice": handout.notice,
        "reference": handout.reference,
        "qr": {"image": qr(handout.programme_url), "alt": labels["qr_alt"].format(url=handout.programme_url)},
        "days": days(handout.starts_on),
        "exercises": [card(number, exercise) for number, exercise in enumerate(handout.exercises, 1)],
        "stop": {
            "title": words.STOP_TITLE,
            "signs": words.stop_sentences(code for exercise in handout.exercises for code in exercise.stop),
        },
        "emergency": {
            "title": words.EMERGENCY_TITLE.format(number=handout.emergency_number),
            "signs": list(words.EMERGENCY_SIGNS),
            "wait": words.DO_NOT_WAIT,
        },
    }


def letterhead(handout: Handout) -> dict[str, Any]:
    head = handout.letterhead
    reach = [part for part in (head.phone, head.email, head.website) if part]
    return {"name": head.name, "address": list(head.address), "reach": reach, "phone": head.phone}


def spoken_date(day: date) -> str:
    return f"{day.day} {words.MONTHS[day.month - 1]} {day.year}"


def days(starts_on: date | None) -> list[list[str]]:
    """Two weeks of column heads: weekday and day of the month, or day 1 to 14."""
    if starts_on is None:
        return [["", str(day)] for day in range(1, DAYS + 1)]
    dates = [starts_on + timedelta(days=step) for step in range(DAYS)]
    return [[words.WEEKDAYS[day.weekday()], str(day.day)] for day in dates]


def card(number: int, exercise: HandoutExercise) -> dict[str, Any]:
    labels = words.LABELS
    poses = [dict(pose) for pose in exercise.poses]
    spoken = ", then ".join(str(pose.get("label", "")) for pose in poses)
    return {
        "number": number,
        "block": exercise.block,
        "name": exercise.name,
        "side": labels.get(f"side_{exercise.side}", ""),
        "dose": sentence(dose_in_words(exercise.dose)),
        "dose_note": str(exercise.dose.get("note") or ""),
        "start": exercise.start,
        "steps": list(exercise.steps),
        "note": exercise.note,
        "picture": picture(dumps([exercise.name, poses]), exercise.side == "left") if poses else "",
        "alt": f"{exercise.name}. {labels['picture'].format(poses=spoken)}",
        "frames": len(poses),
    }


def sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


@lru_cache(maxsize=512)
def picture(drawing: str, mirrored: bool) -> str:
    name, poses = loads(drawing)
    return panel({"name": name, "poses": poses}, shape=PICTURE_SHAPE, mirrored=mirrored)


@lru_cache(maxsize=64)
def qr(url: str) -> str:
    drawn = BytesIO()
    segno.make(url, error="m", micro=False).save(drawn, kind="svg", border=0, xmldecl=False)
    return drawn.getvalue().decode()

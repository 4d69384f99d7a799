"""A handout as the plain data the page template sets: every string is final, nothing is decided there."""

from datetime import date, timedelta
from functools import lru_cache
from io import BytesIO
from json import dumps, loads
from typing import Any

import segno
from django.utils.translation import get_language, get_language_bidi, override

from treatments.dose_words import dose_in_words
from treatments.figures import panel
from treatments.handouts import words
from treatments.handouts.handout import Handout, HandoutExercise

DAYS = 14
PICTURE_SHAPE = 84 / 36


def content(handout: Handout) -> dict[str, Any]:
    """In the handout's own language, whatever is spoken around it."""
    with override(words.spoken(handout.language)):
        return {**frame(handout), **body(handout)}


def frame(handout: Handout) -> dict[str, Any]:
    """What stands around the exercises: paper, letterhead, opening, footer."""
    return {
        "language": get_language(),
        "direction": "rtl" if get_language_bidi() else "ltr",
        "paper": handout.paper,
        "letterhead": letterhead(handout),
        "title": words.TITLE % {"name": handout.patient_first_name},
        "by": words.FROM % {"practitioner": handout.practitioner},
        "date": words.spoken_date(handout.issued_on),
        "made": [handout.issued_on.year, handout.issued_on.month, handout.issued_on.day],
        "note": handout.note,
        "notice": handout.notice,
        "reference": handout.reference,
        "qr": {
            "image": qr(handout.programme_url),
            "words": str(words.QR),
            "alt": words.QR_ALT % {"url": handout.programme_url},
        },
        "emergency_line": words.EMERGENCY % {"number": handout.emergency_number},
        "page": words.PAGE % {"page": "{page}", "pages": "{pages}"},
    }


def body(handout: Handout) -> dict[str, Any]:
    """What the patient does, and when to stop."""
    return {
        "tolerance": {"title": str(words.TOLERANCE_TITLE), "text": str(words.TOLERANCE)},
        "done": str(words.DONE),
        "start": str(words.START),
        "days": days(handout.starts_on),
        "exercises": [card(number, exercise) for number, exercise in enumerate(handout.exercises, 1)],
        "stop": {
            "title": str(words.STOP_TITLE),
            "signs": words.stop_sentences(code for exercise in handout.exercises for code in exercise.stop),
        },
        "emergency": {
            "title": words.EMERGENCY_TITLE % {"number": handout.emergency_number},
            "signs": [str(sign) for sign in words.EMERGENCY_SIGNS],
            "wait": str(words.DO_NOT_WAIT),
        },
    }


def letterhead(handout: Handout) -> dict[str, Any]:
    head = handout.letterhead
    reach = [part for part in (head.phone, head.email, head.website) if part]
    questions = words.QUESTIONS % {"phone": head.phone} if head.phone else ""
    return {"name": head.name, "address": list(head.address), "reach": reach, "questions": questions}


def days(starts_on: date | None) -> list[list[str]]:
    """Two weeks of column heads: weekday and day of the month, or day 1 to 14."""
    if starts_on is None:
        return [["", str(day)] for day in range(1, DAYS + 1)]
    dates = [starts_on + timedelta(days=step) for step in range(DAYS)]
    return [[words.weekday(day), str(day.day)] for day in dates]


def card(number: int, exercise: HandoutExercise) -> dict[str, Any]:
    poses = [dict(pose) for pose in exercise.poses]
    movement = str(words.THEN).join(str(pose.get("label", "")) for pose in poses)
    return {
        "number": number,
        "block": exercise.block,
        "name": exercise.name,
        "side": str(words.SIDES.get(exercise.side, "")),
        "dose": sentence(dose_in_words(exercise.dose)),
        "dose_note": str(exercise.dose.get("note") or ""),
        "start": exercise.start,
        "steps": list(exercise.steps),
        "note": exercise.note,
        "picture": picture(dumps([exercise.name, poses]), exercise.side == "left") if poses else "",
        "alt": f"{exercise.name}. {words.PICTURE % {'poses': movement}}",
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

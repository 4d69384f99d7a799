"""A handout as the plain data the page template sets: every string is final, nothing is decided there."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from math import ceil
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, get_language_bidi, override

from treatments.doses.words import dose_in_words
from treatments.handouts import words
from treatments.handouts.direction import isolated, printable
from treatments.handouts.handout import Handout, HandoutExercise, Letterhead, Paper, Print
from treatments.handouts.pictures import picture, qr, shape

DAYS = 14
# Eight exercises with more letters than this go on two pages only if these are a little smaller.
ROOMY: Mapping[Paper, int] = {"a4": 2650, "us-letter": 2450}
# Letters in a line; lines that leave room on a page for picture and boxes; and for no more than a heading.
ACROSS: Mapping[Print, int] = {"ordinary": 45, "large": 50}
BESIDE_PICTURE: Mapping[Print, int] = {"ordinary": 36, "large": 17}
BELOW_HEADING: Mapping[Print, int] = {"ordinary": 40, "large": 24}


def content(handout: Handout) -> dict[str, Any]:
    """In the handout's own language, whatever is spoken around it."""
    with override(words.spoken(handout.language)):
        return {**frame(handout), **body(handout)}


def frame(handout: Handout) -> dict[str, Any]:
    """What stands around the exercises: paper, letterhead, opening, footer."""
    return {
        **language(),
        "paper": handout.paper,
        "print": handout.print,
        "draft": str(words.DRAFT) if handout.draft else "",
        "letterhead": letterhead(handout.letterhead),
        "title": words.TITLE % {"name": handout.patient_first_name},
        "heading": words.TITLE % {"name": isolated(handout.patient_first_name)},
        "by": words.FROM % {"practitioner": isolated(handout.practitioner)},
        "date": isolated(date_format(handout.issued_on)),
        "made": [handout.issued_on.year, handout.issued_on.month, handout.issued_on.day],
        "notes": [printable(line) for line in handout.note.splitlines()],
        "notice": printable(handout.notice),
        "qr": {
            "image": qr(handout.programme_url),
            "words": str(words.QR),
            "alt": words.QR_ALT % {"url": handout.programme_url},
        },
        "emergency_line": words.EMERGENCY % {"number": isolated(handout.emergency_number)},
        "page": words.PAGE % {"page": "{page}", "pages": "{pages}"},
    }


def body(handout: Handout) -> dict[str, Any]:
    """What the patient does, and when to stop."""
    cards = [card(number, exercise, handout.print) for number, exercise in enumerate(handout.exercises, 1)]
    return {
        "tolerance": {"title": str(words.TOLERANCE_TITLE), "text": str(words.TOLERANCE)},
        "done": str(words.DONE),
        "start": str(words.START),
        "days": days(handout),
        "exercises": cards,
        "crowded": sum(map(letters, cards)) + len(handout.note) > ROOMY[handout.paper],
        "stop": {
            "title": str(words.STOP_TITLE),
            "signs": list(dict.fromkeys(sign for exercise in handout.exercises for sign in exercise.stop)),
        },
        "safety_fits": lines(words.EMERGENCY_SIGNS, handout.print) <= BELOW_HEADING[handout.print],
        "emergency": {
            "title": words.EMERGENCY_TITLE % {"number": isolated(handout.emergency_number)},
            "signs": [str(sign) for sign in words.EMERGENCY_SIGNS],
            "wait": str(words.DO_NOT_WAIT),
        },
    }


def language() -> dict[str, str]:
    name, _, region = (get_language() or "").partition("-")
    return {"language": name, "region": region, "direction": "rtl" if get_language_bidi() else "ltr"}


def letterhead(head: Letterhead) -> dict[str, Any]:
    reach = [isolated(part) for part in (head.phone, head.email) if part]
    questions = words.QUESTIONS % {"phone": isolated(head.phone)} if head.phone else ""
    return {
        "name": printable(head.name),
        "address": [isolated(line) for line in head.address],
        "reach": reach,
        "questions": questions,
    }


def days(handout: Handout) -> list[str]:
    """Two weeks of boxes, by weekday: they keep for whatever week somebody begins in."""
    return [words.weekday(handout.issued_on + timedelta(days=step)) for step in range(DAYS)]


def card(number: int, exercise: HandoutExercise, size: Print) -> dict[str, Any]:
    drawing = picture(exercise, size)
    return {
        "number": number,
        "block": exercise.block,
        "name": isolated(exercise.name),
        "side": str(words.SIDES.get(exercise.side, "")),
        "dose": sentence(printable(dose_in_words(exercise.dose))),
        "dose_note": isolated(str(exercise.dose.get("note") or "")),
        "start": isolated(exercise.start),
        "steps": [printable(step) for step in exercise.steps],
        "note": printable(exercise.note),
        "picture": drawing,
        "shape": shape(drawing),
        "boxes": min(exercise.dose.get("days") or DAYS, DAYS),
        "fits": lines([exercise.start, *exercise.steps, exercise.note], size) <= BESIDE_PICTURE[size],
        "alt": f"{exercise.name}. {shown(exercise)}",
    }


def letters(card: Mapping[str, Any]) -> int:
    """What an exercise says, name and dose for the larger letters they are in."""
    plain = sum(len(card[part]) for part in ("dose_note", "start", "note")) + sum(map(len, card["steps"]))
    return plain + round(1.3 * len(card["name"]) + 1.15 * len(card["dose"]))


def shown(exercise: HandoutExercise) -> str:
    """What the picture shows, for who does not see it."""
    if exercise.photo and not exercise.poses:
        return exercise.photo.description
    movement = str(words.THEN).join(str(pose.get("label", "")) for pose in exercise.poses)
    return words.PICTURE % {"poses": movement}


def lines(parts: Iterable[object], size: Print) -> int:
    """How many at most, by a careful guess."""
    return sum(ceil(len(str(part)) / ACROSS[size]) for part in parts)


def sentence(text: str) -> str:
    return text[:1].upper() + text[1:]

"""The handout Clara takes home."""

import json
from datetime import date
from pathlib import Path

from treatments.handouts import Handout, HandoutExercise, Letterhead
from treatments.handouts.words import stop_sentences

LIBRARY = Path(__file__).parents[3] / "treatments" / "content" / "exercises.json"
EXERCISES = {found["id"]: found for found in json.loads(LIBRARY.read_text(encoding="utf-8"))["exercises"]}
EIGHT = ("B01", "M01", "M05", "T04", "T03", "F02", "L05", "A01")


def item(key: str, side: str = "", block: str = "Main part") -> HandoutExercise:
    found = EXERCISES[key]
    return HandoutExercise(
        name=found["name"],
        start=found["start"],
        steps=tuple(found["steps"]),
        poses=tuple(found["poses"]),
        dose=found["dose"],
        stop=tuple(stop_sentences(found["stop"])),
        side=side,
        block=block,
    )


def handout(*keys: str) -> Handout:
    return Handout(
        letterhead=Letterhead(
            name="Riverside Physiotherapy",
            address=("12 Mill Lane", "Oxford OX1 4AB"),
            phone="01865 555 0142",
        ),
        patient_first_name="Clara",
        practitioner="Ana Sousa",
        issued_on=date(2026, 11, 20),
        exercises=tuple(item(key) for key in keys or EIGHT),
        programme_url="https://clinic.example/p/3xKq9fTz0aBcDeFgHiJkLm",
        emergency_number="999",
    )

"""The clinical content that is shown to patients: exercises, warning signs, safety questions."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tooling.messages.word import Word
from treatments.content_words import POSE

FOLDER = "treatments/content"
EXERCISES = f"{FOLDER}/exercises.json"
# The load that goes without saying.
UNSAID = "bodyweight"


def words_in(root: Path) -> Iterator[Word]:
    content = json.loads((root / EXERCISES).read_text(encoding="utf-8"))
    for exercise in content["exercises"]:
        yield from of_exercise(exercise)
    for sentence in content["stop_codes"].values():
        yield Word(EXERCISES, sentence)
    for starter in read(root, "programme_starters")["starter"]:
        yield from said("programme_starters", (item.get("note") for item in starter["items"]))
    questions = read(root, "red_flags")["question"]
    yield from said("red_flags", (question.get("patient_text") for question in questions))
    net = read(root, "safety_net")["text"]
    yield from said(
        "safety_net", (net["heading"], *net["signs"], *net["also"], net["closing"], net["at_once"])
    )


def of_exercise(exercise: dict[str, Any]) -> Iterator[Word]:
    dose = exercise["dose"]
    load = "" if dose["load"] == UNSAID else dose["load"]
    for sentence in (exercise["name"], exercise["start"], *exercise["steps"], load, dose["note"]):
        if sentence:
            yield Word(EXERCISES, sentence)
    # Where there is no exercise a level up or down, these words become the note to the patient.
    for words in (exercise["progression"], exercise["regression"]):
        if words.strip("-"):
            yield Word(EXERCISES, words[:1].upper() + words[1:])
    for pose in exercise["poses"]:
        yield Word(EXERCISES, pose["label"], context=POSE)


def read(root: Path, name: str) -> dict[str, Any]:
    return tomllib.loads((root / FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def said(name: str, sentences: Any) -> Iterator[Word]:
    return (Word(f"{FOLDER}/{name}.toml", sentence) for sentence in sentences if sentence)

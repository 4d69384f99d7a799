"""What stands on a handout. Plain and frozen: no database, so the same facts give the same bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

Paper = Literal["a4", "us-letter"]
Print = Literal["ordinary", "large"]


@dataclass(frozen=True)
class Letterhead:
    """The clinic. `address` is one entry a line."""

    name: str
    address: tuple[str, ...] = ()
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Photo:
    """A JPEG, and what it shows."""

    content: bytes
    description: str


@dataclass(frozen=True)
class HandoutExercise:
    """One exercise as issued. `poses` draw the picture; without any, the `photo` stands in its place. `dose` is put
    into words, `stop` are sentences. `side` is "left", "right", "both" or ""; left mirrors the picture. `block` is a
    heading such as "Warm-up"; exercises keep the order they are given in.
    """

    name: str
    start: str
    steps: tuple[str, ...]
    poses: tuple[Mapping[str, Any], ...]
    dose: Mapping[str, Any]
    stop: tuple[str, ...] = ()
    side: str = ""
    note: str = ""
    block: str = ""
    photo: Photo | None = None


@dataclass(frozen=True)
class Handout:
    """`emergency_number` is the local one ("112"); `programme_url` goes into the QR code, without it there is none;
    `language` is a BCP 47 tag; `notice` is one extra line of
    the clinic's own; a `draft` says on each page that nobody was given it yet.
    """

    letterhead: Letterhead
    patient_first_name: str
    practitioner: str
    issued_on: date
    exercises: tuple[HandoutExercise, ...]
    programme_url: str = ""
    emergency_number: str = "112"
    note: str = ""
    notice: str = ""
    language: str = "en-GB"
    paper: Paper = "a4"
    print: Print = "ordinary"
    draft: bool = False

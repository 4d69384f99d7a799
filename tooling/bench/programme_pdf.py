"""Programmes of eight exercises as PDF, in CPU time of one process: no document, name or dose twice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from time import process_time
from typing import Any

import pypdfium2

from tooling.bench.row import Row, at_least
from treatments.content import library
from treatments.handouts import Handout, HandoutExercise, Letterhead, render_handout
from treatments.handouts.pictures import drawn
from treatments.handouts.words import stop_sentences

LIMIT = 20.0
EXERCISES, PAGES = 8, 2
WARM_UP, DOCUMENTS, COLD = 10, 120, 30
NAMES = "Ana Bea Clara Dora Eva Fay Gil Hugo Ines Jo Kai Lena Mara Nuno Olga Pia Rui Sam Tess Uma".split()
CLINIC = Letterhead("Riverside Physiotherapy", ("12 Mill Lane", "Oxford OX1 4AB"), "01865 555 0142")


@dataclass(frozen=True)
class Taken:
    seconds: float
    documents: list[bytes]

    @property
    def rate(self) -> float:
        return len(self.documents) / self.seconds


def measure() -> Row:
    made = programmes(Random(8))  # noqa: S311 # nosec
    rendered(made, WARM_UP)
    warm = rendered(made, DOCUMENTS)
    cold = rendered(made, COLD, forget=True)
    pages = sum(len(pypdfium2.PdfDocument(one)) for one in warm.documents) / DOCUMENTS
    kilobytes = sum(map(len, warm.documents)) / DOCUMENTS / 1024
    return at_least(
        LIMIT,
        id="programme_pdf",
        work=f"{DOCUMENTS} different programmes of {EXERCISES} exercises as tagged PDF, one process",
        unit="per CPU second",
        bound=1,
        ours=warm.rate,
        also=pages >= PAGES,
        remarks=[
            f"{pages:.1f} pages and {kilobytes:.0f} KB each; kept between them: fonts, template, pictures of exercises",
            f"{cold.rate:.0f} a CPU second with every picture drawn anew; fonts and template stay",
        ],
    )


def rendered(made: Iterator[Handout], count: int, *, forget: bool = False) -> Taken:
    documents = []
    started = process_time()
    for _number in range(count):
        if forget:
            drawn.cache_clear()
        documents.append(render_handout(next(made)))
    return Taken(process_time() - started, documents)


def programmes(draw: Random) -> Iterator[Handout]:
    """Each with other exercises, doses, sides, name, note and link."""
    exercises = [one for one in library.exercises() if one["poses"]]
    while True:
        chosen = draw.sample(exercises, EXERCISES)
        yield Handout(
            letterhead=CLINIC,
            patient_first_name=f"{draw.choice(NAMES)} {draw.choice(NAMES)}",
            practitioner=f"{draw.choice(NAMES)} Sousa",
            issued_on=date(2026, 11, draw.randint(20, 30)),
            exercises=tuple(prescribed(one, draw) for one in chosen),
            programme_url=f"https://clinic.example/p/{draw.randbytes(16).hex()}/",
            emergency_number="999",
            note=f"See you in {draw.randint(2, 9)} days.",
        )


def prescribed(exercise: Mapping[str, Any], draw: Random) -> HandoutExercise:
    dose = {"sets": draw.randint(1, 4), "reps": draw.randint(4, 15), "hold_s": draw.choice((0, 2, 5, 10))}
    return HandoutExercise(
        name=exercise["name"],
        start=exercise["start"],
        steps=tuple(exercise["steps"]),
        poses=tuple(exercise["poses"]),
        dose={**dose, "times_per_day": draw.randint(1, 3), "days_per_week": draw.randint(3, 7)},
        stop=tuple(stop_sentences(exercise["stop"])),
        side=draw.choice(("", "left", "right")),
        block="Main part",
    )

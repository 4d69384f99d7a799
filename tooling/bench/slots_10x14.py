"""Free times of ten practitioners in a fortnight beside one statement by hand; over HTTP beside a bare view behind the
same sign-in; and with no history at all.
"""

from dataclasses import dataclass
from datetime import date
from functools import partial
from statistics import median
from typing import Any

from clinic import diary
from clinic.models import Appointment, AppointmentType, Location, Practitioner
from patients import clock
from tooling.bench import databases
from tooling.bench.bare import Ask, bare
from tooling.bench.databases import FILLED
from tooling.bench.elsewhere import elsewhere
from tooling.bench.population import Size, populate
from tooling.bench.row import Row, at_most
from tooling.bench.slots_http import Asked
from tooling.bench.slots_sql import FREE, asked
from tooling.bench.timing import Times, in_turn, milliseconds

LIMIT, HTTP_LIMIT, HISTORY_LIMIT, MOST_QUERIES = 4.0, 0.5, 1.2, 3
PEOPLE, DAYS = 10, 14
ROUNDS, TURNS = 40, 3
# Sixty days to come, as in the filled database, and nothing before them.
YOUNG, NO_HISTORY = "bench_young", Size(10_000, 60_000)


@dataclass(frozen=True)
class Question:
    people: list[Practitioner]
    days: int
    location: Location
    type: AppointmentType

    @classmethod
    def of(cls, people: int, days: int) -> "Question":
        location = Location.objects.order_by("name")[0]
        working = Practitioner.objects.filter(working_hours__location=location).distinct()
        return cls(list(working[:people]), days, location, AppointmentType.objects.get(key="treatment"))

    @property
    def first_day(self) -> date:
        return self.location.local(clock.now()).date()

    def ours(self) -> list[diary.Slot]:
        return diary.free_slots(
            practitioners=self.people,
            location=self.location,
            type=self.type,
            first_day=self.first_day,
            days=self.days,
        )

    def bound(self, ask: Ask) -> Any:
        keys = [person.pk for person in self.people]
        return ask(FREE, asked(keys, self.location, self.type, self.first_day, self.days))

    def timed(self, ask: Ask) -> Times:
        return in_turn([(partial(self.bound, ask), self.ours)], rounds=ROUNDS, warm_up=5)


def measure() -> Row:
    whole = Question.of(PEOPLE, DAYS)
    small = [Question.of(1, 1), Question.of(1, DAYS)]
    with bare() as ask:
        fewer = [question.timed(ask) for question in small]
        bound, ours = whole.timed(ask).medians
        assert bool(whole.bound(ask)) == bool(whole.ours()), "The bare SQL and the diary disagree."
    young, old = without_and_with_history()
    request = Asked.about(whole.people, whole.location, whole.type, whole.first_day, DAYS)
    bare_view, our_view = request.times().medians
    rate, history, queries = bare_view / our_view, old / young, request.queries()
    rates = f"{1000 / bare_view:.0f} of the bare view and {1000 / our_view:.0f} of ours a second"
    return at_most(
        LIMIT,
        id="slots_10x14",
        work=f"free times, {PEOPLE} practitioners × {DAYS} days, among {Appointment.objects.count():,} appointments",
        unit="ms median",
        bound=bound,
        ours=ours,
        also=rate >= HTTP_LIMIT and history <= HISTORY_LIMIT and queries <= MOST_QUERIES,
        remarks=[
            *(told(question, times) for question, times in zip(small, fewer, strict=True)),
            f"without history {young:.2f} ms, with it {old:.2f} ms: {history:.2f} × (at most {HISTORY_LIMIT})",
            f"over HTTP {rates}: {rate:.2f} × (at least {HTTP_LIMIT})",
            f"{len(whole.ours())} free times, {queries} queries beside sign-in (at most {MOST_QUERIES})",
        ],
    )


def told(question: Question, times: Times) -> str:
    bound, ours = times.medians
    return f"{len(question.people)} × {question.days}: {bound:.2f} → {ours:.2f} ms"


def without_and_with_history() -> tuple[float, float]:
    """In turn: what is busy meanwhile slows both."""
    databases.create(YOUNG, databases.EMPTY)
    with elsewhere(YOUNG):
        populate(NO_HISTORY)
    times: dict[str, list[float]] = {YOUNG: [], FILLED: []}
    for _turn in range(TURNS):
        for name, taken in times.items():
            with elsewhere(name):
                question = Question.of(PEOPLE, DAYS)
                question.ours()
                taken += [milliseconds(question.ours) for _round in range(ROUNDS)]
    return median(times[YOUNG]), median(times[FILLED])

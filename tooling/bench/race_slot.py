"""Fifty racers for one slot over HTTP, two hundred rounds, beside a lock and an insert over the same HTTP."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from django.contrib.auth.models import User
from django.db import connection
from rest_framework.authtoken.models import Token

from clinic.models import AppointmentType, Location, Practitioner, Room, WorkingHours
from patients.models import Patient
from tooling.bench import databases
from tooling.bench.racers import Answer, Racer, line_up, race
from tooling.bench.row import Row, at_most
from tooling.bench.timing import percentile_95
from tooling.child import Child, clean_environment
from tooling.places import tool
from tooling.sockets import answers, free_port

LIMIT = 2.0
RACERS, ROUNDS, WARM_UP = 50, 200, 10
RACE = "bench_race"
OURS, BOUND = "/api/appointments/", "/bound/"
FIRST_HOUR, HOURS_A_DAY = 8, 10


@dataclass
class Rounds:
    """What the rounds at one door came to."""

    milliseconds: list[float] = field(default_factory=list)
    winners: list[int] = field(default_factory=list)
    others: set[int] = field(default_factory=set)
    offered: bool = True

    def add(self, answers: list[Answer]) -> None:
        self.milliseconds += [answer.milliseconds for answer in answers]
        self.winners.append(sum(answer.status == 201 for answer in answers))  # noqa: PLR2004
        refused = [answer for answer in answers if answer.status != 201]  # noqa: PLR2004
        self.others |= {answer.status for answer in refused}
        self.offered &= all(answer.body.get("details", {}).get("next_free") for answer in refused)

    @property
    def sold_once(self) -> bool:
        return set(self.winners) == {1} and self.others == {409}


@dataclass(frozen=True)
class Stage:
    """Who races for what: the same fifty patients, every round another hour."""

    token: str
    bodies: list[dict[str, str]]
    people: list[tuple[str, str]]

    def round(self, number: int, *, ours: bool) -> list[dict[str, str]]:
        """Two rooms and two practitioners, ours and the bound's, on days of their own."""
        practitioner, room = self.people[0 if ours else 1]
        hours = number % HOURS_A_DAY + FIRST_HOUR
        day = datetime.now(UTC).date() + timedelta(days=1 + 2 * (number // HOURS_A_DAY) + ours)
        starts_at = datetime.combine(day, time(hours), UTC).isoformat()
        return [
            body | {"practitioner": practitioner, "room": room, "starts_at": starts_at}
            for body in self.bodies
        ]


def measure() -> Row:
    with database():
        stage = set_the_stage()
        with web_server() as port:
            bound, ours = asyncio.run(run(stage, port))
    return at_most(
        LIMIT,
        id="race_slot",
        work=f"{RACERS} racers for one slot over HTTP, {ROUNDS} rounds, beside a lock and an insert over the same HTTP",
        unit="ms p95",
        bound=percentile_95(bound.milliseconds),
        ours=percentile_95(ours.milliseconds),
        also=ours.sold_once and bound.sold_once and ours.offered,
        remarks=[
            f"{ours.winners.count(1)} of {ROUNDS} rounds had exactly one winner; "
            f"the others were answered {sorted(ours.others)}, "
            f"{'all' if ours.offered else 'NOT all'} with the next free times",
        ],
    )


async def run(stage: Stage, port: int) -> tuple[Rounds, Rounds]:
    """In turn, each first half of the time."""
    racers = await line_up(port, stage.token, RACERS)
    bound, ours = Rounds(), Rounds()
    for number in range(WARM_UP + ROUNDS):
        for is_ours in (True, False) if number % 2 else (False, True):
            answered = await one_round(racers, stage, number, is_ours=is_ours)
            if number >= WARM_UP:
                (ours if is_ours else bound).add(answered)
    for racer in racers:
        racer.writer.close()
    return bound, ours


async def one_round(racers: list[Racer], stage: Stage, number: int, *, is_ours: bool) -> list[Answer]:
    return await race(racers, OURS if is_ours else BOUND, stage.round(number, ours=is_ours))


@contextmanager
def database() -> Iterator[None]:
    """One of its own: nobody takes a visit out of a history that is kept for good."""
    databases.create(RACE, databases.EMPTY)
    connection.close()
    filled, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], RACE
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = filled


def set_the_stage() -> Stage:
    user = User.objects.create_superuser("bench-racer")
    location = Location.objects.create(name="Riverside", zone="UTC")
    kind = AppointmentType.objects.create(key="treatment", name="Treatment", minutes=30)
    crowd = Patient.objects.bulk_create(
        Patient(given_name="Clara", family_name=f"Nunes {number}", birth_date=date(1984, 5, 17))
        for number in range(RACERS)
    )
    fixed = {"location": str(location.pk), "type": str(kind.pk)}
    return Stage(
        token=Token.objects.create(user=user).key,
        bodies=[{"patient": str(one.pk), **fixed} for one in crowd],
        people=[somebody(name, location) for name in ("Ana", "Bea")],
    )


def somebody(name: str, location: Location) -> tuple[str, str]:
    """Who is there every day, and the room that is theirs."""
    user = User.objects.create(username=f"bench-{name}")
    practitioner = Practitioner.objects.create(user=user, name=name)
    hours = {"practitioner": practitioner, "location": location, "starts": time(FIRST_HOUR), "ends": time(18)}
    WorkingHours.objects.bulk_create(WorkingHours(weekday=day, **hours) for day in range(7))
    return str(practitioner.pk), str(Room.objects.create(location=location, name=name).pk)


@contextmanager
def web_server() -> Iterator[int]:
    """Two processes, with a thread and so a database connection for every racer."""
    port = free_port()
    options = [
        "--bind",
        f"127.0.0.1:{port}",
        "--worker-class",
        "gthread",
        "--workers",
        "2",
        "--keep-alive",
        "60",
    ]
    options += ["--threads", str(RACERS), "--no-control-socket", "--graceful-timeout", "1"]
    environment = clean_environment(DATABASE_URL=databases.url_of(RACE), LOG_LEVEL="ERROR")
    child = Child("web", [tool("gunicorn"), "tooling.bench.race_door:application", *options], environment)
    try:
        child.wait_until(lambda: answers(port), 60)
        yield port
    finally:
        child.stop(10)

"""A clinic whose every list can be made longer: `grow` adds one of each noun per number."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model

from clinic.models import (
    Absence,
    Appointment,
    AppointmentType,
    CalendarFeed,
    Equipment,
    Location,
    Offer,
    OutsideBusy,
    OutsideCalendar,
    Practitioner,
    Room,
    WaitingListEntry,
    WorkingHours,
)
from patients import clock
from patients.models import Patient
from tooling.bench.case_file import CaseFile


@dataclass(frozen=True)
class House:
    """Where the crowd goes, who writes its records, and the patient whose own lists grow as well."""

    author: User
    practitioner: Practitioner
    room: Room
    kind: AppointmentType
    clara: Patient


def open_house() -> House:
    author = User.objects.create_superuser("bench-author", first_name="Ana")
    location = Location.objects.create(name="Riverside", zone="UTC")
    house = House(
        author=author,
        practitioner=Practitioner.objects.create(user=author, name="Ana Sousa"),
        room=Room.objects.create(location=location, name="Blue room"),
        kind=AppointmentType.objects.create(key="treatment", name="Treatment", minutes=30),
        clara=person(0),
    )
    house.clara.save()
    return house


def grow(house: House, start: int, stop: int) -> None:
    """Add numbers `start` to `stop` (exclusive) of every noun, and of every noun on clara's own file."""
    with transaction.atomic():
        for number in range(start, stop):
            save(colleague(house, number))
            save(bystander(house, number))
            save(
                CaseFile(
                    house.clara, number, visit=visit(house, house.clara, number), author=house.author
                ).rows()
            )


def save(rows: Iterator[Model]) -> None:
    """Without full_clean: what the database itself refuses is refused all the same."""
    for row in rows:
        row.save()


def person(number: int) -> Patient:
    return Patient(
        given_name="Clara",
        family_name=f"Nunes {number:03}",
        birth_date=date(1984, 5, 17),
        email=f"clara{number}@example.org",
    )


def colleague(house: House, number: int) -> Iterator[Model]:
    """A practitioner, and what a clinic has of each: a room, a machine, a kind of visit, hours, a holiday."""
    location, later = house.room.location, clock.now() + timedelta(days=200)
    user = User(username=f"colleague{number}", first_name="Ana")
    yield user
    practitioner = Practitioner(user=user, name=f"Ana {number:03}")
    yield practitioner
    yield AppointmentType(key=f"kind_{number}", name=f"Kind {number:03}", minutes=30)
    yield Location(name=f"Branch {number:03}")
    yield Room(location=location, name=f"Room {number:03}")
    yield Equipment(location=location, name=f"Ultrasound {number:03}")
    yield WorkingHours(practitioner=practitioner, location=location, weekday=0, starts=time(8), ends=time(18))
    yield Absence(practitioner=practitioner, starts_at=later, ends_at=later + timedelta(days=1))
    yield CalendarFeed(practitioner=practitioner, token_hash=f"{number:064}")
    calendar = OutsideCalendar(
        practitioner=practitioner, name="Private", address="https://calendar.example.org/a.ics"
    )
    yield calendar
    yield OutsideBusy(calendar=calendar, starts_at=later, ends_at=later + timedelta(hours=1))


def bystander(house: House, number: int) -> Iterator[Model]:
    """Another patient with a file, who waits for a visit and was offered one."""
    patient = person(number + 1)
    yield patient
    yield from CaseFile(patient, number, visit=visit(house, patient, number), author=house.author).rows()
    entry = WaitingListEntry(patient=patient, type=house.kind)
    yield entry
    held = visit(house, patient, number)
    held.status = Appointment.Status.REQUESTED
    yield held
    yield Offer(entry=entry, appointment=held, expires_at=clock.now() + timedelta(days=1))


def visit(house: House, patient: Patient, number: int) -> Appointment:
    """Today, and beside others on purpose, so that any number of visits fits into a day."""
    starts_at = datetime.combine(clock.now().date(), time(8), UTC) + timedelta(minutes=number)
    return Appointment(
        patient=patient,
        practitioner=house.practitioner,
        location=house.room.location,
        room=house.room,
        type=house.kind,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=30),
        blocked_until=starts_at + timedelta(minutes=30),
        overlap_reason="Group",
        booked_by=house.author,
    )

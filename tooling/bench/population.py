"""A clinic group of the asked size, made in the database itself.

The exclusion constraints are dropped and made again afterwards, which checks every row, and foreign keys are not
asked for each one: a million visits row by row would take an hour.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.contrib.auth.models import Group, User
from django.db import connection, transaction
from django.db.models import Model

from clinic.models import Appointment, AppointmentType, Location, Practitioner, Room, WorkingHours
from patients.models import Patient

GIVEN = re.findall(
    r"\w+",
    "Ana Ben Clara David Elena Farid Grace Hugo Ines Jonas Kate Liam Maria Noor Olga Paulo Quinn Rosa Samuel Tara "
    "Ugo Vera William Ximena Yusuf Zoe Amir Bella Carlos Dina Emil Fiona",
)
FIRST = re.findall("...", "BarCasDorFelGalHarKelLamMorNorPelRosSanTorValWin")
MIDDLE = re.findall("..", "dabecidofugalimonaperisatevowizu")
LAST = re.findall(r"\w+", "nes ton rez berg ley ski mann ler vich dottir ford well kins rado lund sen")

PEOPLE_PER_LOCATION = 10
SLOTS_PER_DAY = 20
FIRST_SLOT = time(8)

SLOT = "(n / {people})"
STARTS = "(%s::timestamptz + {slot} / {slots} * interval '1 day' + {slot} %% {slots} * interval '30 minutes')"


@dataclass(frozen=True)
class Size:
    patients: int
    appointments: int
    locations: int = 5

    @property
    def people(self) -> int:
        return self.locations * PEOPLE_PER_LOCATION

    @property
    def days(self) -> int:
        return self.appointments // (self.people * SLOTS_PER_DAY)


DEFAULT = Size(100_000, 500_000)
FULL = Size(1_000_000, 5_000_000)


def populate(size: Size) -> None:
    people = staff_of(size)
    with transaction.atomic(), without_exclusions():
        patients(size)
        appointments(size, people)


def staff_of(size: Size) -> list[Practitioner]:
    """Ten practitioners at each location, each with a room of their own."""
    group = Group.objects.get(name="physiotherapist")
    for name, minutes in (("New assessment", 45), ("Treatment", 25), ("Review", 20)):
        AppointmentType.objects.create(key=name.lower().replace(" ", "_"), name=name, minutes=minutes)
    people: list[Practitioner] = []
    for number in range(size.locations):
        location = Location.objects.create(
            name=f"Clinic {number + 1}", email=f"clinic{number + 1}@example.org"
        )
        for place in range(PEOPLE_PER_LOCATION):
            Room.objects.create(location=location, name=f"Room {place + 1}")
            user = User.objects.create_user(f"bench{len(people)}", first_name=GIVEN[place])
            user.groups.add(group)
            people.append(Practitioner.objects.create(user=user, name=f"{GIVEN[place]} {number + 1}"))
            hours = {"practitioner": people[-1], "location": location, "starts": time(8), "ends": time(18)}
            WorkingHours.objects.bulk_create(WorkingHours(weekday=day, **hours) for day in range(7))
    return people


@contextmanager
def without_exclusions() -> Iterator[None]:
    table = Appointment._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint "
            "WHERE contype = 'x' AND conrelid = %s::regclass",
            [table],
        )
        found = cursor.fetchall()
        cursor.execute("SET LOCAL session_replication_role = replica")
        for name, _ in found:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
        yield
        cursor.execute("SET LOCAL session_replication_role = origin")
        cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
        for name, definition in found:
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")


def insert(model: type[Model], expressions: Mapping[str, tuple[str, list[Any]]], source: str) -> None:
    """Rows of `model` from SQL expressions over `source`; the other columns get the fields' defaults."""
    columns: list[str] = []
    values: list[str] = []
    parameters: list[Any] = []
    for field in model._meta.concrete_fields:
        default = field.get_db_prep_save(field.get_default(), connection)
        column = str(field.column)
        expression, given = expressions.get(column, ("%s", [default]))
        columns.append(column)
        values.append(expression)
        parameters += given
    with connection.cursor() as cursor:
        target = f"INSERT INTO {model._meta.db_table} ({', '.join(columns)})"
        cursor.execute(f"{target} SELECT {', '.join(values)} FROM {source}", parameters)


def key(number: str, kind: int) -> str:
    """A key in the order of the numbers, as UUIDv7 has it, and known without a look-up."""
    tail = f"substr(md5('{kind}-' || ({number})), 1, 15)"
    return f"(lpad(to_hex(1700000000000 + ({number})), 12, '0') || '70{kind:02x}8' || {tail})::uuid"


def draw(below: int, salt: int) -> str:
    return f"mod(hashint8extended(n, {salt}) & 1073741823, {below})"


def one_of(words: list[str], salt: int) -> tuple[str, list[Any]]:
    return f"(%s::text[])[1 + {draw(len(words), salt)}]", [words]


def patients(size: Size) -> None:
    family = " || ".join(one_of(part, salt)[0] for part, salt in ((FIRST, 2), (MIDDLE, 3), (LAST, 4)))
    phone = f"'7' || lpad({draw(1_000_000_000, 5)}::text, 9, '0')"
    columns = f"n, {one_of(GIVEN, 1)[0]} AS given, {family} AS family, {phone} AS phone"
    people = f"SELECT {columns} FROM generate_series(1, {size.patients}) n"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMPORARY TABLE bench_person AS {people}", [GIVEN, FIRST, MIDDLE, LAST])
    mail = "lower(given || '.' || family) || n || '@example.org'"
    insert(
        Patient,
        {
            "id": (key("n", 1), []),
            "given_name": ("given", []),
            "family_name": ("family", []),
            "birth_date": (f"date '1930-01-01' + {draw(32_000, 6)}::int", []),
            "phone": ("'+44 ' || phone", []),
            "email": (mail, []),
            "search_text": (f"lower(given || ' ' || family) || ' ' || {mail} || ' 44' || phone", []),
        },
        "bench_person",
    )


def appointments(size: Size, people: list[Practitioner]) -> None:
    """Every practitioner sees somebody in every slot of every day; the next patient is always another one."""
    slot = SLOT.format(people=size.people)
    starts = STARTS.format(slot=slot, slots=SLOTS_PER_DAY)
    now = datetime.now(UTC)
    first = datetime.combine((now - timedelta(days=size.days - 60)).date(), FIRST_SLOT, UTC)
    who = f"(%s::uuid[])[1 + n %% {size.people}]"
    rooms = {(room.location.name, room.name): room.pk for room in Room.objects.select_related("location")}
    ordered = [rooms[key] for key in sorted(rooms)]
    locations = list(Location.objects.order_by("name").values_list("pk", flat=True))
    types = list(AppointmentType.objects.values_list("pk", flat=True))
    cancelled = f"{draw(100, 7)} < 8"
    past = f"{starts} < now()"
    insert(
        Appointment,
        {
            "id": (key("n", 2), []),
            "patient_id": (key(f"1 + mod(n::bigint * 7919, {size.patients})", 1), []),
            "practitioner_id": (who, [[one.pk for one in people]]),
            "location_id": (
                f"(%s::uuid[])[1 + n %% {size.people} / {PEOPLE_PER_LOCATION}]",
                [locations],
            ),
            "room_id": (who, [ordered]),
            "type_id": (f"(%s::uuid[])[1 + {draw(len(types), 8)}]", [types]),
            "starts_at": (starts, [first]),
            "ends_at": (f"{starts} + interval '25 minutes'", [first]),
            "blocked_until": (f"{starts} + interval '30 minutes'", [first]),
            "status": (
                f"CASE WHEN {cancelled} THEN 'cancelled_by_patient' WHEN {past} THEN 'completed' ELSE 'booked' END",
                [first],
            ),
        },
        f"generate_series(0, {size.appointments - 1}) n",
    )

"""A day of the diary as a table: a column for each practitioner, a row for each quarter of an hour."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from clinic import availability
from clinic.availability import Interval, WeeklyHours
from clinic.diary import bounds, day_of, free_slots
from clinic.models import Absence, Appointment, AppointmentType, Location, Practitioner, WorkingHours
from patients import clock
from patients.web.status_marks import STATUS_MARKS

STEP = timedelta(minutes=15)
USUAL_DAY = (time(8), time(18))


@dataclass(frozen=True)
class Block:
    """A visit with the mark of its status."""

    visit: Appointment
    tone: str
    icon: str


@dataclass(frozen=True)
class Cell:
    """Part of a column. `kind`: visits, free, open (no visit fits any more), buffer, away or closed."""

    kind: str
    rows: int
    starts: datetime
    blocks: tuple[Block, ...] = ()
    label: str = ""


@dataclass
class Column:
    practitioner: Practitioner
    open: list[Interval]
    away: list[Absence]
    visits: list[Appointment]
    free: set[datetime]
    cells: dict[int, Cell] = field(default_factory=dict)

    @property
    def first_free(self) -> datetime | None:
        return min(self.free, default=None)


@dataclass(frozen=True)
class Row:
    starts: datetime
    on_the_hour: bool
    is_now: bool
    cells: list[tuple[Column, Cell]]


class DayGrid:
    """Reads one day at one location. Six queries, however many practitioners and visits."""

    def __init__(self, location: Location, day: date, people: Sequence[Practitioner]) -> None:
        self.location, self.day = location, day
        self.all_visits = day_of(location, day)
        self.whole = bounds(day, location)
        self.columns = self.columns_of(people)
        self.start, self.end = self.range()
        for column in self.columns:
            self.fill(column)

    @property
    def given_back(self) -> list[Appointment]:
        """Cancelled and not attended: their time is free again."""
        return [visit for visit in self.all_visits if not visit.takes_time]

    @property
    def rows(self) -> list[Row]:
        count = int((self.end - self.start) / STEP)
        return [self.row(number) for number in range(count)]

    def row(self, number: int) -> Row:
        starts = self.location.local(self.start + number * STEP)
        cells = [(column, column.cells[number]) for column in self.columns if number in column.cells]
        return Row(starts, starts.minute == 0, starts <= clock.now() < starts + STEP, cells)

    def columns_of(self, people: Sequence[Practitioner]) -> list[Column]:
        """Whoever works that day or has a visit then."""
        hours, away, free = self.hours(people), self.absences(people), self.free(people)
        columns = [
            Column(
                person,
                availability.open_hours(hours.get(person.pk, []), self.day, self.location.tz),
                away.get(person.pk, []),
                [v for v in self.all_visits if v.practitioner_id == person.pk and v.takes_time],
                free.get(person.pk, set()),
            )
            for person in people
        ]
        return [column for column in columns if column.open or column.visits]

    def hours(self, people: Iterable[Practitioner]) -> dict[UUID, list[WeeklyHours]]:
        found: dict[UUID, list[WeeklyHours]] = {}
        for row in WorkingHours.objects.filter(practitioner__in=people, location=self.location):
            hours = WeeklyHours(row.weekday, row.starts, row.ends, row.valid_from, row.valid_until)
            found.setdefault(row.practitioner_id, []).append(hours)
        return found

    def absences(self, people: Iterable[Practitioner]) -> dict[UUID, list[Absence]]:
        found: dict[UUID, list[Absence]] = {}
        rows = Absence.objects.filter(practitioner__in=people)
        for row in rows.filter(starts_at__lt=self.whole.end, ends_at__gt=self.whole.start):
            found.setdefault(row.practitioner_id, []).append(row)
        return found

    def free(self, people: Sequence[Practitioner]) -> dict[UUID, set[datetime]]:
        """Where the shortest visit can begin."""
        shortest = AppointmentType.objects.order_by("minutes").first()
        found: dict[UUID, set[datetime]] = {}
        if shortest:
            for slot in free_slots(
                practitioners=people, location=self.location, type=shortest, first_day=self.day
            ):
                found.setdefault(slot.practitioner.pk, set()).add(slot.starts_at)
        return found

    def range(self) -> tuple[datetime, datetime]:
        """From the hour in which the day begins to the hour in which it ends."""
        first, last = (availability.wall_time(self.day, wall, self.location.tz) for wall in USUAL_DAY)
        busy = [
            Interval(visit.starts_at, visit.ends_at) for column in self.columns for visit in column.visits
        ]
        stretches = busy + [stretch for column in self.columns for stretch in column.open]
        start = min([first, *(max(s.start, self.whole.start) for s in stretches)])
        end = max([last, *(min(s.end, self.whole.end) for s in stretches)])
        return start - (start - self.whole.start) % timedelta(hours=1), end + (self.whole.start - end) % STEP

    def fill(self, column: Column) -> None:
        """Every row of the column belongs to one cell."""
        last = int((self.end - self.start) / STEP)
        for first, until, visits in self.clusters(column.visits):
            cell = Cell("visits", until - first, self.moment(first), tuple(map(block, visits)))
            column.cells.update(dict.fromkeys(range(first, min(until, last)), cell))
        for number in range(last):
            column.cells.setdefault(number, self.empty(column, self.moment(number)))
        column.cells = joined(column.cells)

    def moment(self, number: int) -> datetime:
        return self.location.local(self.start + number * STEP)

    def clusters(self, visits: Iterable[Appointment]) -> list[tuple[int, int, list[Appointment]]]:
        """Visits that share a row stand in one cell: first row, row after the last, the visits."""
        found: list[tuple[int, int, list[Appointment]]] = []
        for visit in visits:
            first = max(0, int((visit.starts_at - self.start) // STEP))
            until = max(first + 1, -int((self.start - visit.ends_at) // STEP))
            if found and first < found[-1][1]:
                found[-1] = (found[-1][0], max(found[-1][1], until), [*found[-1][2], visit])
            else:
                found.append((first, until, [visit]))
        return found

    def empty(self, column: Column, starts: datetime) -> Cell:
        quarter = Interval(starts, starts + STEP)
        for absence in column.away:
            if quarter.touches(Interval(absence.starts_at, absence.ends_at)):
                return Cell("away", 1, starts, label=str(absence))
        if starts in column.free:
            return Cell("free", 1, starts)
        if any(quarter.touches(Interval(visit.ends_at, visit.blocked_until)) for visit in column.visits):
            return Cell("buffer", 1, starts)
        at_work = any(stretch.holds(quarter) for stretch in column.open)
        return Cell("open" if at_work else "closed", 1, starts)


def block(visit: Appointment) -> Block:
    return Block(visit, *STATUS_MARKS[visit.status])


JOINED = ("away", "closed", "buffer")


def joined(cells: dict[int, Cell]) -> dict[int, Cell]:
    """Only the first row of each cell, with like neighbours made one."""
    shown: dict[int, Cell] = {}
    first = 0
    for number in sorted(cells):
        cell, above = cells[number], shown.get(first)
        if above is cell:
            continue
        if above and cell.kind in JOINED and (cell.kind, cell.label) == (above.kind, above.label):
            shown[first] = Cell(above.kind, above.rows + 1, above.starts, label=above.label)
        else:
            first = number
            shown[first] = cell
    return shown

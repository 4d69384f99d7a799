"""A question about free times around a change of the clocks, answered twice: by the clinic, and by counting minutes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from clinic.availability import EPOCH, Interval, Search, WeeklyHours
from clinic.free_time.minutes import minutes_in
from clinic.free_time.window import Window

MINUTE = timedelta(minutes=1)
DAYS = 3
QUARTERS = [time(hour, minute) for hour in range(24) for minute in range(0, 60, 15)]

# Minutes from the midnight before the day on which the clocks change.
Busy = Sequence[tuple[int, int]]


@dataclass
class Question:
    zone: str
    change: date
    hours: list[WeeklyHours]
    busy: Busy
    rooms: Sequence[Busy]
    equipment: Sequence[Busy]
    length: int
    buffer: int

    @cached_property
    def tz(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @cached_property
    def first(self) -> date:
        return self.change - timedelta(days=1)

    @cached_property
    def midnight(self) -> datetime:
        return datetime.combine(self.first, time(0), self.tz).astimezone(UTC)

    def intervals(self, busy: Busy) -> list[Interval]:
        return [
            Interval(self.midnight + start * MINUTE, self.midnight + end * MINUTE)
            for start, end in busy
            if start < end
        ]

    def offered(self) -> list[datetime]:
        """What the clinic offers."""
        window = Window(self.first, DAYS, self.tz)

        def mask(busy: Busy) -> int:
            return window.mask(interval.stretch for interval in self.intervals(busy))

        search = Search(window.grid, self.length, self.buffer)
        starts = search.starts(window.open(self.hours), mask(self.busy))
        places = search.anywhere(map(mask, self.rooms)) & search.anywhere(map(mask, self.equipment))
        return [window.moment(minute) for minute in minutes_in(starts & places)]

    def counted(self) -> list[datetime]:
        """The same, minute by minute and with nothing in common."""
        days = [self.first + timedelta(days=number) for number in range(DAYS)]
        work = {minute for day in days for minute in self.worked(day)}
        kinds = [[self.busy], self.rooms, self.equipment]
        taken = [[self.taken(busy) for busy in kind] for kind in kinds]
        starts = [
            start
            for day in days
            for wall in QUARTERS
            if self.shown(start := self.count(day, wall)) == (day, wall)
        ]
        return [EPOCH + start * MINUTE for start in starts if self.fits(start, work, taken)]

    def fits(self, start: int, work: Collection[int], taken: list[list[set[int]]]) -> bool:
        visit = range(start, start + self.length)
        blocked = range(start, start + self.length + self.buffer)
        free = all(any(minutes.isdisjoint(blocked) for minutes in kind) for kind in taken)
        return free and all(minute in work for minute in visit)

    def worked(self, day: date) -> set[int]:
        valid = [h for h in self.hours if h.valid_from <= day <= (h.valid_until or date.max)]
        return {
            minute
            for h in valid
            if h.weekday == day.weekday()
            for minute in range(self.count(day, h.starts), self.count(day, h.ends))
        }

    def taken(self, busy: Busy) -> set[int]:
        origin = self.count(self.first, time(0))
        return {origin + minute for start, end in busy for minute in range(start, end)}

    def count(self, day: date, wall: time) -> int:
        return int(datetime.combine(day, wall, self.tz).timestamp()) // 60

    def shown(self, count: int) -> tuple[date, time]:
        wall = datetime.fromtimestamp(count * 60, self.tz)
        return wall.date(), wall.time()

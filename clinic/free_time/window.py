"""Whole days of a wall calendar as bit masks. Pure."""

from collections.abc import Collection, Hashable, Iterable
from datetime import date, datetime, time, timedelta
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from clinic.availability import EPOCH, MINUTE, Stretch, WeeklyHours, wall_time
from clinic.free_time.minutes import span, together

DAY = 24 * 60
# A visit may start on every quarter of an hour of the wall clock.
QUARTERS = [time(*divmod(minute, 60)) for minute in range(0, DAY, 15)]


class Window:
    """Minute 0 is the first midnight. What is asked for again and again is remembered."""

    def __init__(self, first_day: date, days: int, zone: ZoneInfo) -> None:
        self.zone = zone
        self.days = [first_day + timedelta(days=number) for number in range(days + 1)]
        self.start = wall_time(first_day, time.min, zone)
        self.first = minute_of(self.start)
        self.midnights = [minute_of(wall_time(day, time.min, zone)) - self.first for day in self.days]
        self.known: dict[WeeklyHours, int] = {}

    @cached_property
    def grid(self) -> int:
        """Every wall time a visit may start at, each once. Those the clocks skip fall on others past the gap."""
        numbers = range(len(self.days) - 1)
        return together(1 << self.minute(number, wall) for number in numbers for wall in QUARTERS)

    def before(self, moment: datetime) -> int:
        return span(0, -((self.start - moment) // MINUTE))

    def mask(self, stretches: Iterable[Stretch]) -> int:
        """What lies after the day that follows the window is cut off: an absence may last for years."""
        first, last = self.first, self.midnights[-1] + DAY
        return together(span(start - first, min(end - first, last)) for start, end in stretches)

    def open_for(
        self, hours: Collection[WeeklyHours], kind: Hashable = None, *, a_class: bool = False
    ) -> int:
        """When this kind of visit can be booked in these hours.

        What is reserved for another kind is closed to it, even where an ordinary stretch lies over it. A class that
        has stretches of its own is held in those alone.
        """
        own = [stretch for stretch in hours if kind is not None and stretch.only_for == kind]
        others = [stretch for stretch in hours if stretch.only_for not in (None, kind)]
        ordinary = [] if a_class and own else [stretch for stretch in hours if stretch.only_for is None]
        return self.open(ordinary) & ~self.open(others) | self.open(own)

    def open(self, hours: Iterable[WeeklyHours]) -> int:
        return together(map(self.worked, hours))

    def worked(self, hours: WeeklyHours) -> int:
        if hours not in self.known:
            numbers = [number for number, day in enumerate(self.days[:-1]) if hours.on(day)]
            self.known[hours] = together(
                span(self.minute(number, hours.starts), self.minute(number, hours.ends)) for number in numbers
            )
        return self.known[hours]

    def minute(self, number: int, wall: time) -> int:
        """The minute of a wall time on one of the days."""
        if self.is_plain(number):
            return self.midnights[number] + wall.hour * 60 + wall.minute
        return minute_of(wall_time(self.days[number], wall, self.zone)) - self.first

    def is_plain(self, number: int) -> bool:
        """Whether the clocks leave this day alone."""
        return self.midnights[number + 1] - self.midnights[number] == DAY

    def moment(self, minute: int) -> datetime:
        return self.start + minute * MINUTE

    @property
    def end(self) -> datetime:
        return self.moment(self.midnights[-1])


@lru_cache(maxsize=64)
def window(first_day: date, days: int, zone: ZoneInfo) -> Window:
    return Window(first_day, days, zone)


def minute_of(moment: datetime) -> int:
    return (moment - EPOCH) // MINUTE

"""What part of the diary is looked at: which days, at which location, in which columns."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest

from clinic.availability import Interval
from clinic.diary import bounds
from clinic.models import Location
from clinic.web.places import Place, place
from clinic.web.wall_clock import WallClock
from patients import clock
from patients.web.query import day_in, key_in, word_in

DAY, ROOMS, WEEK, LIST = "day", "rooms", "week", "list"
VIEWS = (DAY, ROOMS, WEEK, LIST)


@dataclass(frozen=True)
class Window:
    """One day with a column for each practitioner or each room, or a week of one practitioner."""

    user: Any
    here: Place
    view: str
    day: date
    practitioner_id: UUID | None = None
    wall: WallClock = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "wall", WallClock(self.location.tz))

    @classmethod
    def asked(cls, request: HttpRequest) -> "Window":
        here = place(request)
        view = word_in(request, "view", VIEWS) or DAY
        day = day_in(request, "day", otherwise=here.today)
        return cls(request.user, here, view, day, key_in(request, "practitioner"))

    def of(self, practitioner_id: UUID | None) -> "Window":
        return replace(self, practitioner_id=practitioner_id)

    @property
    def location(self) -> Location:
        return self.here.location

    @property
    def first_day(self) -> date:
        return self.day - timedelta(days=self.day.weekday()) if self.view == WEEK else self.day

    @property
    def now(self) -> str:
        """What the location's wall shows."""
        return self.wall.text(clock.now())

    @property
    def length(self) -> int:
        return 7 if self.view == WEEK else 1

    @property
    def days(self) -> list[date]:
        return [self.first_day + timedelta(days=number) for number in range(self.length)]

    @property
    def last_day(self) -> date:
        return self.days[-1]

    @property
    def whole(self) -> Interval:
        return bounds(self.first_day, self.location, self.length)

    @property
    def before(self) -> date:
        return self.day - timedelta(days=self.length)

    @property
    def after(self) -> date:
        return self.day + timedelta(days=self.length)

    @property
    def query(self) -> str:
        """The query string of this very window, whichever day it is tomorrow."""
        wanted = {"view": self.view, "location": self.location.pk, "day": self.day.isoformat()}
        if self.practitioner_id:
            wanted["practitioner"] = self.practitioner_id
        return urlencode(wanted)

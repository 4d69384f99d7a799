"""A location's wall clock, as the diary page writes and reads it: 2026-11-20T10:00, without a zone.

A browser in another zone must not shift these, so they stay text. In the hour that happens twice in autumn the same
text means two instants: what is drawn is then told apart by the name of the zone, and what is read means the first.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from patients.errors import Invalid, RuleBroken
from patients.web.query import near


@dataclass(frozen=True)
class WallClock:
    """Lives as long as one page: the words of a time, asked for by many visits, are found once."""

    zone: ZoneInfo
    words: dict[datetime, str] = field(default_factory=dict, init=False, compare=False)

    def shows(self, moment: datetime) -> datetime:
        """What the wall shows then, without a zone."""
        return moment.astimezone(self.zone).replace(tzinfo=None, fold=0)

    def text(self, moment: datetime) -> str:
        return written(self.shows(moment))

    def said(self, moment: datetime) -> str:
        """The time for a reader: 10:00, or 01:30 BST where the wall shows that time twice."""
        if moment not in self.words:
            self.words[moment] = self.in_words(moment)
        return self.words[moment]

    def in_words(self, moment: datetime) -> str:
        local = moment.astimezone(self.zone)
        words = time_format(local.time(), "TIME_FORMAT")
        twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
        return f"{words} {local.tzname()}" if twice else words

    def drawn(self, starts_at: datetime, ends_at: datetime) -> tuple[datetime, datetime]:
        """From where to where a visit is drawn. One that lasts into the repeated hour keeps its length."""
        start, end = self.shows(starts_at), self.shows(ends_at)
        return start, end if end > start else start + (ends_at - starts_at)

    def instant(self, text: str) -> datetime:
        """The moment in UTC. Raises Invalid for what is no time, and RuleBroken for a time the clocks skip."""
        wall = read(text)
        moment = wall.replace(tzinfo=self.zone).astimezone(UTC)
        if self.shows(moment) != wall:
            words = {"time": time_format(wall.time(), "TIME_FORMAT")}
            raise RuleBroken(
                "no_such_time", _("The clocks go forward: %(time)s does not happen on this day.") % words
            )
        return moment


def written(wall: datetime) -> str:
    return wall.isoformat(timespec="minutes")


def read(text: str) -> datetime:
    try:
        wall = datetime.fromisoformat(text)
        near(wall)
    except (ValueError, ValidationError):
        wall = None
    if wall is None or wall.tzinfo:
        raise Invalid("bad_time", _("“%(given)s” is not a time.") % {"given": text[:40]})
    return wall


def at(day: date, clock_time: time) -> str:
    return written(datetime.combine(day, clock_time))

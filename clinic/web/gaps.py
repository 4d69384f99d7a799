"""Gaps of the diary as pages name them: whose, from when until when."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from clinic.models import FreedSlot, Location, Practitioner
from clinic.waiting.candidates import entries_waiting, free_to_be_asked, wishes_of
from clinic.waiting.matching import LONGEST, Match, Opening, who_fits
from patients.errors import Invalid
from patients.web.query import near


@dataclass(frozen=True)
class Gap:
    """Time nobody has booked. `starts` and `ends` are wall time at the location.

    `waiting` says how many on the list fit, `can_ask` whether somebody of them can be asked by e-mail in time.
    """

    practitioner: Practitioner
    opening: Opening
    waiting: int = 0
    can_ask: bool = False
    freed_slot: FreedSlot | None = None

    @property
    def starts(self) -> datetime:
        return self.wall(self.opening.starts)

    @property
    def ends(self) -> datetime:
        return self.wall(self.opening.ends)

    def wall(self, moment: datetime) -> datetime:
        return moment.astimezone(self.opening.zone).replace(tzinfo=None)

    @property
    def minutes(self) -> int:
        return int((self.opening.ends - self.opening.starts).total_seconds()) // 60

    @property
    def value(self) -> str:
        """What a button or a link says of it."""
        moments = (self.opening.starts, self.opening.ends)
        return "|".join(
            [str(self.practitioner.pk), *(moment.astimezone(UTC).isoformat() for moment in moments)]
        )


def gap_in(request: HttpRequest, given: str, location: Location) -> Gap:
    """The gap that was named. Raises Invalid."""
    key, _bar, moments = given.partition("|")
    first, _bar, last = moments.partition("|")
    try:
        starts, ends = datetime.fromisoformat(first), datetime.fromisoformat(last)
        near(starts)
        near(ends)
        person = Practitioner.objects.visible_to(request.user).working().get(pk=UUID(key))
        whole = starts.astimezone(UTC), ends.astimezone(UTC)
    except (ValueError, OverflowError, ValidationError, Practitioner.DoesNotExist):
        raise Invalid("no_gap", _("Choose one of the gaps.")) from None
    aware = starts.tzinfo is not None and ends.tzinfo is not None
    if not aware or not whole[0] < whole[1] <= whole[0] + LONGEST:
        raise Invalid("no_gap", _("Choose one of the gaps."))
    return Gap(person, Opening(person.pk, location.pk, *whole, location.tz))


def who_could_come(request: HttpRequest, gap: Gap, location: Location) -> list[Match]:
    """Whoever waits and fits, in order, also those nobody may write to: the desk has a telephone."""
    entries = free_to_be_asked(entries_waiting(location)).visible_to(request.user)
    rows = entries.filter(type__capacity=1).select_related("practitioner", "location")
    return who_fits(wishes_of(rows), [gap.opening])

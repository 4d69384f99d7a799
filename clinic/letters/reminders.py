"""When a visit is called to mind. Pure.

A reminder of whole days is due at the visit's own wall time that many days before, so a clock change in between does
not shift it: the visit at ten is called to mind at ten. What is left of a day is counted in real hours.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

# A reminder this soon after another message tells nothing new.
AT_LEAST_APART = timedelta(hours=1)


def reminder_moment(starts_at: datetime, hours: int, zone: ZoneInfo) -> datetime:
    """In UTC. A wall time the clocks skip on that day is taken for the hour after."""
    days, rest = divmod(hours, 24)
    wall = starts_at.astimezone(zone).replace(tzinfo=None) - timedelta(days=days)
    # Without a day between them, the visit's own instant counts: its wall time may happen twice.
    moment = wall.replace(tzinfo=zone).astimezone(UTC) if days else starts_at.astimezone(UTC)
    return moment - timedelta(hours=rest)


def reminders_after(
    told_at: datetime, starts_at: datetime, hours: Iterable[int], zone: ZoneInfo
) -> dict[int, datetime]:
    """By hours before the visit: the moments still worth a message for somebody who was told of the visit at
    `told_at`."""
    moments = {before: reminder_moment(starts_at, before, zone) for before in hours}
    return {before: moment for before, moment in moments.items() if moment >= told_at + AT_LEAST_APART}

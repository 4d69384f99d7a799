"""When a mail may arrive."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


def next_allowed(moment: datetime, zone: ZoneInfo, hours: tuple[int, int] | None) -> datetime:
    """`moment` itself, or the end of the quiet hours it falls into.

    `hours` are from and until on the local clock, (21, 8) meaning 21:00 to 08:00. The end is a wall time, so the
    night of a clock change is an hour longer or shorter.
    """
    if hours is None:
        return moment
    begin, end = hours
    local = moment.astimezone(zone)
    if not is_quiet(local.hour, begin, end):
        return moment
    day = local.date()
    if local.hour >= end:
        day += timedelta(days=1)
    return datetime.combine(day, time(end), tzinfo=zone).astimezone(UTC)


def is_quiet(hour: int, begin: int, end: int) -> bool:
    if begin < end:
        return begin <= hour < end
    return hour >= begin or hour < end

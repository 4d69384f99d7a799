"""Read one outside calendar, in a process of its own: `python -m clinic.calendars.reader`, both ways in JSON.

What comes from outside can be slow, huge, or made to never end. Here it cannot hold up the clinic: the clock and the
memory of this process are bounded, and time zones that a calendar brings along are forgotten with it.
"""

import json
import resource
import signal
import sys
from datetime import datetime
from types import FrameType
from typing import Any
from zoneinfo import ZoneInfo

from clinic.availability import Interval
from clinic.calendars.busy import busy_times
from clinic.calendars.fetching import ANYWHERE, OPEN_INTERNET, fetch
from clinic.calendars.unreadable import Unreadable

MEMORY = 1024 * 1024 * 1024


class TimeIsUp(BaseException):
    """Not an Exception, so that nobody on the way mistakes it for an event that makes no sense."""


def main() -> None:
    asked = json.load(sys.stdin)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, time_is_up)
    try:
        answer = read(asked)
    except Unreadable as error:
        answer = {"problem": error.code, "number": error.number}
    json.dump(answer, sys.stdout)


def read(asked: dict[str, Any]) -> dict[str, Any]:
    window = Interval(datetime.fromisoformat(asked["start"]), datetime.fromisoformat(asked["end"]))
    seconds = float(asked["seconds"])
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        content = fetch(asked["address"], ANYWHERE if asked["private"] else OPEN_INTERNET, seconds=seconds)
    except TimeIsUp:
        raise Unreadable("slow") from None
    try:
        signal.setitimer(signal.ITIMER_REAL, 2 * seconds)
        busy = busy_times(content, zone=ZoneInfo(asked["zone"]), window=window)
    except (TimeIsUp, MemoryError):
        raise Unreadable("endless") from None
    signal.setitimer(signal.ITIMER_REAL, 0)
    return {
        "times": written(busy.times),
        "ours": {str(key): written(times) for key, times in busy.ours.items()},
        "unread": busy.unread,
    }


def written(times: list[Interval]) -> list[tuple[str, str]]:
    return [(each.start.isoformat(), each.end.isoformat()) for each in times]


def time_is_up(_number: int, _frame: FrameType | None) -> None:
    raise TimeIsUp


if __name__ == "__main__":
    main()

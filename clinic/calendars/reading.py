"""Have an outside calendar read, by a process that may be given up."""

import json
import logging
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from clinic.availability import Interval
from clinic.calendars.unreadable import Unreadable

log = logging.getLogger(__name__)

# For the fetching; making sense of it may take twice as long.
SECONDS = 10.0
# What a Python has to know to start, to find its packages and to trust a certificate.
PASSED_ON = ("PATH", "LANG", "LC_ALL", "SSL_CERT_FILE", "SSL_CERT_DIR", "PYTHONTZPATH", "LD_LIBRARY_PATH")


@dataclass(frozen=True)
class Read:
    """`times` are in order and apart; `ours` are those of visits, which may be another clinic's."""

    times: list[Interval]
    ours: dict[UUID, list[Interval]]
    unread: int


def read(
    address: str, *, zone: ZoneInfo, window: Interval, private: bool = False, seconds: float = SECONDS
) -> Read:
    """Raises Unreadable. Takes at most a little more than three times the seconds."""
    asked = {
        "address": address,
        "zone": zone.key,
        "start": window.start.isoformat(),
        "end": window.end.isoformat(),
        "private": private,
        "seconds": seconds,
    }
    told = json.loads(answer_to(json.dumps(asked), longest=3 * seconds + 5))
    if problem := told.get("problem"):
        raise Unreadable(problem, told["number"])
    ours = {UUID(key): intervals(times) for key, times in told["ours"].items()}
    return Read(intervals(told["times"]), ours, told["unread"])


def answer_to(question: str, *, longest: float) -> bytes:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "clinic.calendars.reader"],
            input=question.encode(),
            capture_output=True,
            timeout=longest,
            check=False,
            env=environment(),
        )
    except subprocess.TimeoutExpired:
        raise Unreadable("endless") from None
    if done.returncode:
        # Its last words may hold the address, which is a secret.
        log.error("A reader of calendars ended with %s", done.returncode)
        raise Unreadable("fault")
    return done.stdout


def environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def intervals(times: list[list[str]]) -> list[Interval]:
    return [Interval(*(datetime.fromisoformat(moment) for moment in each)) for each in times]

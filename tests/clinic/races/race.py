"""Fifty at once, for real: own threads, own database connections, one starting signal."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier
from typing import Any

from django.db import connection

from patients.errors import RuleBroken

RACERS = 50


@dataclass
class Outcome:
    """Who got it, and what the others were told. Anything else than a refusal fails the test by itself."""

    won: list[Any] = field(default_factory=list)
    refused: list[RuleBroken] = field(default_factory=list)

    @property
    def codes(self) -> set[str]:
        return {refusal.code for refusal in self.refused}

    def all_were_offered_other_times(self) -> bool:
        return all(refusal.status == 409 and refusal.details["next_free"] for refusal in self.refused)


def race(works: Sequence[Callable[[], Any]]) -> Outcome:
    """Start everything at the same moment, once everybody is connected."""
    ready = Barrier(len(works))

    def run(work: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            ready.wait(60)
            return work()
        except RuleBroken as refusal:
            return told(refusal)
        finally:
            connection.close()

    outcome = Outcome()
    with ThreadPoolExecutor(len(works)) as threads:
        for answer in threads.map(run, works):
            (outcome.refused if isinstance(answer, RuleBroken) else outcome.won).append(answer)
    return outcome


def told(refusal: RuleBroken) -> RuleBroken:
    """Read as a door reads it, on the racer's own connection: the next free times are looked up now."""
    refusal.details.get("next_free")
    return refusal

"""Taking times side by side."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

Work = Callable[[], Any]


@dataclass(frozen=True)
class Times:
    """Milliseconds of the bound and of ours, taken in turn."""

    bound: list[float]
    ours: list[float]

    @property
    def medians(self) -> tuple[float, float]:
        return median(self.bound), median(self.ours)

    @property
    def p95(self) -> tuple[float, float]:
        return percentile_95(self.bound), percentile_95(self.ours)


def percentile_95(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1]


def milliseconds(work: Work) -> float:
    started = perf_counter()
    work()
    return (perf_counter() - started) * 1000


def in_turn(pairs: Sequence[tuple[Work, Work]], *, rounds: int, warm_up: int = 1) -> Times:
    """Time every (bound, ours) `rounds` times, the one right after the other, each first half of the time."""
    bound, ours = [], []
    for number in range(warm_up + rounds):
        for position, (lower, upper) in enumerate(pairs):
            if (number + position) % 2:
                taken = milliseconds(lower), milliseconds(upper)
            else:
                later = milliseconds(upper)
                taken = milliseconds(lower), later
            if number >= warm_up:
                bound.append(taken[0])
                ours.append(taken[1])
    return Times(bound, ours)


def queries_of(work: Work) -> int:
    with CaptureQueriesContext(connection) as seen:
        work()
    return len(seen)

"""Time as whole numbers: bit n of a number says something about minute n of a window. Pure.

A fortnight has 20,160 minutes, and an `&` of two such numbers takes less than a microsecond. So asking when a
practitioner, a room and a machine are all free is a handful of operators and no loop over intervals.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_


def span(start: int, end: int) -> int:
    """The minutes from `start` until just before `end`; those before the window are left out."""
    start = max(start, 0)
    return (1 << end - start) - 1 << start if end > start else 0


def together(masks: Iterable[int]) -> int:
    """What is set in any of them."""
    return reduce(or_, masks, 0)


def runs(mask: int, length: int) -> int:
    """Where `length` set minutes in a row begin. Each step doubles what is known to be set."""
    covered = 1
    while covered < length:
        step = min(covered, length - covered)
        mask &= mask >> step
        covered += step
    return mask


def minutes_in(mask: int) -> list[int]:
    """The set minutes, in order."""
    digits = bin(mask)[:1:-1]
    found, at = [], digits.find("1")
    while at >= 0:
        found.append(at)
        at = digits.find("1", at + 1)
    return found

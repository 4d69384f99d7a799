"""One line of the table."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from operator import ge, le
from pathlib import Path

from tooling.terminal import BOLD, FAINT, GREEN, RED, coloured, say


@dataclass(frozen=True)
class Row:
    """`bound` and `ours` are in `unit`; `ratio` is ours to bound. `remarks` say what else was seen."""

    id: str
    work: str
    unit: str
    bound: float
    ours: float
    ratio: float
    limit: float
    holds: bool
    remarks: tuple[str, ...] = ()


def at_most(
    limit: float,
    *,
    id: str,
    work: str,
    unit: str,
    bound: float,
    ours: float,
    also: bool = True,
    remarks: Sequence[str] = (),
) -> Row:
    """A row about time or counts: the less the better. `also` is whatever else has to hold."""
    ratio = ours / bound
    return Row(id, work, unit, bound, ours, ratio, limit, le(ratio, limit) and also, tuple(remarks))


def at_least(
    limit: float,
    *,
    id: str,
    work: str,
    unit: str,
    bound: float,
    ours: float,
    also: bool = True,
    remarks: Sequence[str] = (),
) -> Row:
    """A row about rates: the more the better."""
    ratio = ours / bound
    return Row(id, work, unit, bound, ours, ratio, limit, ge(ratio, limit) and also, tuple(remarks))


def show_heading() -> None:
    say()
    say(coloured(f"{'id':<16}{'bound':>10}{'ours':>10}  {'unit':<14}{'ratio':>7}{'limit':>7}", BOLD))


def show(row: Row) -> None:
    verdict = coloured("holds", GREEN) if row.holds else coloured("DOES NOT HOLD", RED)
    figures = f"{row.bound:>10.2f}{row.ours:>10.2f}  {row.unit:<14}{row.ratio:>7.2f}{row.limit:>7.2f}"
    say(f"{row.id:<16}{figures}  {verdict}")
    for remark in (row.work, *row.remarks):
        say(coloured(f"{'':<16}{remark}", FAINT))


def write(rows: Sequence[Row], file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps([asdict(row) for row in rows], indent=2) + "\n", encoding="utf-8")

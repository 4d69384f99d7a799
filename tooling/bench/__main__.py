"""python -m tooling.bench [--full] [--only ID]"""

import argparse
import logging
import os
import sys
from importlib import import_module

import django
import structlog

from tooling import stamps
from tooling.bench import databases
from tooling.bench.databases import EMPTY, FILLED
from tooling.bench.row import Row, show, show_heading, write
from tooling.places import VAR

ROWS = (
    "race_slot",
    "slots_10x14",
    "patient_search",
    "diary_day",
    "timeline_200",
    "followups_5000",
    "programme_pdf",
    "query_counts",
)
REPORT = VAR / "bench.json"


def chosen() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 dev.py bench")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--only", choices=ROWS, metavar="ID", help=f"one of {', '.join(ROWS)}")
    return parser.parse_args()


def prepare(*, full: bool) -> None:
    """Django on the filled database, which is filled now unless it is the one that is wanted."""
    empty = databases.ensure_empty()
    made_from = stamps.digest(databases.fillings(), empty, str(full))
    current = databases.comment_of(FILLED) == made_from
    if not current:
        databases.create(FILLED, EMPTY)
    os.environ["DATABASE_URL"] = databases.url_of(FILLED)
    django.setup()
    # What the bench says is its table, not a line per request.
    logging.disable(logging.WARNING)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    if not current:
        import_module("tooling.bench.filling").fill(full=full)
        databases.comment(FILLED, made_from)


def main() -> int:
    words = chosen()
    prepare(full=words.full)
    rows: list[Row] = []
    show_heading()
    for name in [words.only] if words.only else ROWS:
        rows.append(import_module(f"tooling.bench.{name}").measure())
        show(rows[-1])
    write(rows, REPORT)
    return 0 if all(row.holds for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())

"""Brings a clinic's database and static files up to date; runs inside the virtual environment.

    python -m tooling.prepare STATE_FOLDER [--demo]

Leaves the demo accounts ("username password role" a line) in STATE_FOLDER/accounts.txt.
"""

import io
import logging
import os
import sys
from pathlib import Path

import django
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection, transaction

# Tasks are sent through the Celery application that was imported first.
import clinic.standalone.celery  # noqa: F401
from tooling import stamps
from tooling.places import REQUIREMENTS
from tooling.terminal import step


def is_new() -> bool:
    return "django_migrations" not in connection.introspection.table_names()


def static_key() -> str:
    """Changes whenever a static file does."""
    files = sorted(
        (path, (info := Path(storage.path(path)).stat()).st_mtime_ns, info.st_size)
        for finder in get_finders()
        for path, storage in finder.list([])
    )
    return stamps.digest([REQUIREMENTS], repr(files))


def collect_static(state: Path) -> None:
    stamp, key = state / "static.stamp", static_key()
    if stamps.is_current(stamp, key):
        return
    with step("Collecting static files"):
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamps.write(stamp, key)


def demo_wanted(state: Path) -> Path:
    """The file that says that this very database was new and is not filled yet."""
    return state / f"demo-wanted-{stamps.digest([], os.environ['DATABASE_URL'])[:12]}"


def fill(state: Path, *, demo: bool) -> None:
    """Set up the database; an interruption at any point is made good by the next start."""
    wanted = demo_wanted(state)
    if demo and is_new():
        wanted.touch()
    with step("Bringing the database up to date"):
        call_command("migrate", interactive=False, verbosity=0)
    with step("Loading the clinical content"):
        call_command("load_content", stdout=io.StringIO())
    if wanted.exists():
        # Part of the demo are letters that come back, which the log would report as they happen.
        logging.disable(logging.WARNING)
        with step("Filling a demo clinic"), transaction.atomic():
            call_command("load_demo_clinic", stdout=io.StringIO())
        wanted.unlink()


def prepare(state: Path, *, demo: bool) -> None:
    fill(state, demo=demo)
    collect_static(state)
    accounts = io.StringIO()
    call_command("demo_accounts", stdout=accounts)
    (state / "accounts.txt").write_text(accounts.getvalue(), encoding="utf-8")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.standalone.settings")
    try:
        django.setup()
        prepare(Path(sys.argv[1]), demo="--demo" in sys.argv[2:])
    except KeyboardInterrupt:
        sys.exit(130)

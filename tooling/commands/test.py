"""Check everything: style, types, migrations, all tests on PostgreSQL, again on SQLite, in a browser.

Paths or pytest options behind the command run only those tests (on PostgreSQL).
"""

import argparse
import os
import shutil
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from tooling import chromium, npm, setup
from tooling.clinic import clinic_environment, sqlite_url
from tooling.commands import lint
from tooling.places import DEVELOPMENT_REQUIREMENTS, PYTHON, ROOT, VAR, tool
from tooling.postgres import CARELESS
from tooling.report import Result, conclude, judge, read_counts
from tooling.services import Services
from tooling.sockets import free_port
from tooling.task import run
from tooling.terminal import BOLD, coloured, say, step

BUSY = "Another `dev.py test` is running in this folder; let it end first."
JOURNEYS = Path("tests/journeys")
# The pictures know no database: once is enough.
ON_SQLITE = ("tests/patients", "tests/clinic", "tests/treatments", "--ignore=tests/treatments/figures")
LONGEST_RUN_SECONDS = 1200
Environment = dict[str, str]


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.allow_abbrev = False
    parser.usage = "dev.py test [pytest arguments]"


def execute(chosen: argparse.Namespace) -> int:
    say(coloured("Setting up", BOLD))
    setup.ensure(DEVELOPMENT_REQUIREMENTS)
    state = VAR / "test"
    with (
        setup.only_one("test", BUSY),
        ExitStack() as stack,
    ):
        shutil.rmtree(state, ignore_errors=True)
        # The settings serve static files from here; the tests need none of them.
        (state / "static").mkdir(parents=True)
        environment = start(stack, state)
        steps = selected(chosen.rest, environment) if chosen.rest else everything(environment)
        results = [one() for one in steps]
    return conclude(results)


def start(stack: ExitStack, state: Path) -> Environment:
    """The servers and the browser, as environment for the tests."""
    browser = {"CHROMIUM_PATH": chromium.executable(), "PLAYWRIGHT_NODEJS_PATH": str(npm.node())}
    services = Services(stack, state)
    with step("Starting PostgreSQL and Redis"):
        services.start_postgres(CARELESS)
        services.start_redis()
    environment = clinic_environment(state, free_port(), **services.addresses)
    return environment | browser | {"PYTHONPATH": str(ROOT)}


def everything(environment: Environment) -> list[Callable[[], Result]]:
    sqlite = environment | {"DATABASE_URL": sqlite_url(VAR / "test" / "db.sqlite3")}
    parallel = ["-n", str(workers())]
    return [
        lambda: timed("style and imports", lint.check),
        lambda: timed("types", lambda: shown([tool("mypy")], environment)),
        lambda: timed("migrations", lambda: shown(migrations_check(), environment)),
        lambda: pytest("tests on PostgreSQL", ["tests", f"--ignore={JOURNEYS}", *parallel], environment),
        lambda: pytest("tests on SQLite", [*ON_SQLITE, *parallel], sqlite),
        lambda: pytest("browser journeys", [str(JOURNEYS)], in_browser(environment)),
    ]


def selected(words: list[str], environment: Environment) -> list[Callable[[], Result]]:
    """One run of what was asked for; without a path that is everything but the journeys."""
    paths = [Path(word.partition("::")[0]) for word in words if not word.startswith("-")]
    paths = [path for path in paths if (ROOT / path).exists()]
    if not paths:
        return [lambda: pytest("selected tests", ["tests", f"--ignore={JOURNEYS}", *words], environment)]
    if any(JOURNEYS in (path, *path.parents) for path in paths):
        environment = in_browser(environment)
    return [lambda: pytest("selected tests", words, environment)]


def in_browser(environment: Environment) -> Environment:
    """Playwright keeps an event loop running in the thread that talks to the database."""
    return environment | {"DJANGO_ALLOW_ASYNC_UNSAFE": "1"}


def workers() -> int:
    return max(2, min(4, os.cpu_count() or 2))


def migrations_check() -> list[str]:
    return [str(PYTHON), "manage.py", "makemigrations", "--check", "--dry-run"]


def shown(command: list[str], environment: Environment) -> bool:
    code, _ = run(command, environment, show=True, seconds=LONGEST_RUN_SECONDS)
    return code == 0


def timed(name: str, check: Callable[[], bool]) -> Result:
    say()
    say(coloured(name, BOLD))
    started = time.monotonic()
    good = check()
    return Result(name, good, time.monotonic() - started)


def pytest(name: str, words: list[str], environment: Environment) -> Result:
    say()
    say(coloured(name, BOLD))
    started = time.monotonic()
    report = VAR / "test" / f"{name.replace(' ', '-')}.xml"
    command = [str(PYTHON), "-m", "pytest", *words, f"--junitxml={report}"]
    code, _ = run(command, environment, show=True, seconds=LONGEST_RUN_SECONDS)
    return judge(name, code, time.monotonic() - started, read_counts(report))

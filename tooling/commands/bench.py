"""Measure the clinic against its bounds (--full, --only ID: see tooling/bench). The filled database is kept."""

import argparse
from contextlib import ExitStack

from tooling import setup
from tooling.clinic import clinic_environment
from tooling.places import DEVELOPMENT_REQUIREMENTS, PYTHON, VAR
from tooling.services import Services
from tooling.sockets import free_port
from tooling.task import run
from tooling.terminal import step

BUSY = "Another `dev.py bench` is running in this folder; let it end first."
# Room for the filled tables; what makes a commit safe stays as it is.
ROOMY = {"shared_buffers": "512MB", "max_wal_size": "4GB"}


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--full", action="store_true", help="1 M patients and 5 M appointments")
    parser.add_argument("--only", metavar="ID", help="one row of the table")


def execute(chosen: argparse.Namespace) -> int:
    setup.ensure(DEVELOPMENT_REQUIREMENTS)
    words = [*(["--full"] if chosen.full else []), *(["--only", chosen.only] if chosen.only else [])]
    state = VAR / "bench"
    with setup.only_one("bench", BUSY), ExitStack() as stack:
        services = Services(stack, state)
        with step("Starting PostgreSQL and Redis"):
            services.start_postgres(ROOMY)
            services.start_redis()
        environment = clinic_environment(state, free_port(), **services.addresses)
        code, _ = run([PYTHON, "-m", "tooling.bench", *words, *chosen.rest], environment, show=True)
    return code

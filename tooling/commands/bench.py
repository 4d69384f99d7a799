"""Measure the clinic against its bounds (--full, --only ID: see tooling/bench)."""

import argparse
import shutil
from contextlib import ExitStack

from tooling import setup
from tooling.clinic import clinic_environment
from tooling.places import DEVELOPMENT_REQUIREMENTS, PYTHON, VAR
from tooling.services import Services
from tooling.sockets import free_port
from tooling.task import run
from tooling.terminal import step


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--full", action="store_true", help="1 M patients and 5 M appointments")
    parser.add_argument("--only", metavar="ID", help="one row of the table")


def execute(chosen: argparse.Namespace) -> int:
    setup.ensure(DEVELOPMENT_REQUIREMENTS)
    words = [*(["--full"] if chosen.full else []), *(["--only", chosen.only] if chosen.only else [])]
    state = VAR / "bench"
    shutil.rmtree(state, ignore_errors=True)
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, state, ignore_errors=True)
        services = Services(stack, state)
        with step("Starting PostgreSQL, Redis and the mail server"):
            services.start_postgres()
            services.start_redis()
            services.start_sink()
        environment = clinic_environment(state, free_port(), **services.addresses)
        code, _ = run([PYTHON, "-m", "tooling.bench", *words, *chosen.rest], environment, show=True)
    return code

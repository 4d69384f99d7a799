"""Run a complete clinic here: web server, worker, mail, database.

Servers named by DATABASE_URL, REDIS_URL or EMAIL_URL in the environment are used instead of starting
own ones. PORT chooses the port (8000).
"""

import argparse
import os
import shutil
import time
from contextlib import ExitStack

from tooling import setup
from tooling.child import Child
from tooling.clinic import Clinic, clinic_environment, prepare, start_clinic
from tooling.failure import Failure, Interrupted
from tooling.places import VAR
from tooling.services import Services
from tooling.sockets import require_free
from tooling.terminal import BOLD, coloured, log_of, say, step

BUSY = "Another `dev.py run` is running in this folder; stop it first."
DATA = (
    "accounts.txt",
    "celerybeat-schedule*",
    "db.sqlite3*",
    "demo-wanted-*",
    "mail",
    "media",
    "postgres-*",
    "secret_key",
    "static",
    "static.stamp",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--postgres", action="store_true", help="use PostgreSQL instead of SQLite")
    parser.add_argument("--reset", action="store_true", help="forget all data of earlier runs first")


def execute(chosen: argparse.Namespace) -> int:
    port = chosen_port()
    if os.environ.get("DATABASE_URL") and (chosen.postgres or chosen.reset):
        raise Failure("DATABASE_URL names a database of yours: unset it to use --postgres or --reset.")
    with (
        setup.only_one("run", BUSY),
        ExitStack() as stack,
    ):
        require_free(port)
        say(coloured("Setting up", BOLD))
        setup.ensure()
        if chosen.reset:
            forget(*DATA)
        services = start_servers(stack, postgres=chosen.postgres)
        environment = clinic_environment(VAR, port, **services.addresses)
        prepare(environment, VAR, show=True)
        with step("Starting the clinic"):
            clinic = start_clinic(environment, state=VAR, port=port, log=log_of, wait_for_worker=False)
        stack.callback(clinic.stop)
        greet(clinic)
        return watch([*services.children, *clinic.children])


def chosen_port() -> int:
    text = os.environ.get("PORT") or "8000"
    if not text.isdecimal() or not 0 < int(text) < 2**16:
        raise Failure(f"PORT has to be a number from 1 to 65535, not {text!r}.")
    return int(text)


def forget(*patterns: str) -> None:
    for path in (path for pattern in patterns for path in VAR.glob(pattern)):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def start_servers(stack: ExitStack, *, postgres: bool) -> Services:
    services = Services(stack, VAR, log_of)
    if not services.use("DATABASE_URL"):
        if postgres:
            with step("Starting PostgreSQL"):
                services.start_postgres()
        else:
            services.use_sqlite()
    if not services.use("REDIS_URL"):
        with step("Starting Redis"):
            services.start_redis()
    if not services.use("EMAIL_URL"):
        with step("Starting the mail server"):
            services.start_sink()
    return services


def greet(clinic: Clinic) -> None:
    say()
    say(coloured(f"The clinic is open at {clinic.url}", BOLD))
    if "MAIL_DIR" in clinic.environment:
        say(f"Mail it sends stays here: {clinic.url}/mail/")
    say()
    accounts = (VAR / "accounts.txt").read_text(encoding="utf-8").split("\n")
    rows = [("user name", "password", "role"), *(line.split(maxsplit=2) for line in accounts if line)]
    for row in rows:
        say("  " + "  ".join(f"{cell:<18}" for cell in row).rstrip())
    say()
    say("Ctrl-C ends it.")
    say()


def watch(children: list[Child]) -> int:
    """Until the user ends it: 0. Until a child dies: a Failure that says which."""
    try:
        while True:
            for child in children:
                if not child.running:
                    raise Failure(
                        f"{child.name} ended by itself with code {child.process.returncode}; "
                        "everything else is being stopped. Its last lines are above."
                    )
            time.sleep(0.2)
    except Interrupted:
        say()
        say(coloured("Closing the clinic …", BOLD))
        return 0

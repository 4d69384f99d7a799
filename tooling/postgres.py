"""A private PostgreSQL on a unix socket."""

import shutil
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tooling import ordinary_user, postgres_binaries
from tooling.child import Child, clean_environment
from tooling.sockets import socket_folder
from tooling.task import must_run

USER = DATABASE = "physio"
# For data that may be lost with the machine's power: a test's.
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def url_of(database: str) -> str:
    return f"postgres://{USER}@/{database}"


@dataclass
class Postgres:
    """`url` needs `PGHOST` beside it: a URL cannot name a folder."""

    child: Child
    socket_dir: Path

    @property
    def url(self) -> str:
        return url_of(DATABASE)

    @property
    def environment(self) -> dict[str, str]:
        return {"DATABASE_URL": self.url, "PGHOST": str(self.socket_dir)}

    def stop(self) -> None:
        self.child.output = None
        self.child.stop(30)
        shutil.rmtree(self.socket_dir, ignore_errors=True)


def _initialise(programs: Path, data: Path) -> None:
    """Beside its place first: an interrupted initdb must not look like a database."""
    unfinished = data.with_name(data.name + ".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True, mode=0o700)
    ordinary_user.give(unfinished)
    prefix = ordinary_user.command_prefix(programs, unfinished)
    options = ["-U", USER, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    environment = clean_environment(LC_ALL="C.UTF-8")
    must_run(
        [*prefix, programs / "initdb", "-D", unfinished, *options],
        environment,
        complaint="PostgreSQL's initdb failed.",
    )
    must_run(
        [*prefix, programs / "postgres", "--single", "-D", unfinished, "postgres"],
        environment,
        complaint="PostgreSQL could not create the database.",
        text=f"CREATE DATABASE {DATABASE};\n",
    )
    unfinished.rename(data)


def start_postgres(
    state: Path,
    output: Callable[[str], None] | None = None,
    settings: dict[str, str] | None = None,
) -> Postgres:
    """Accepts connections when it returns; makes the database below `state` the first time.

    Another major version starts a database of its own: it could not read this one's files.
    `settings` are server settings, `CARELESS` for what may be lost.
    """
    programs = postgres_binaries.folder()
    data = state / f"postgres-{postgres_binaries.major_version(programs)}"
    if not data.exists():
        _initialise(programs, data)
    sockets = socket_folder("pg")
    ordinary_user.give(sockets)
    options = {
        "listen_addresses": "",
        "unix_socket_directories": str(sockets),
        "max_connections": "400",
        "log_timezone": "UTC",
        **(settings or {}),
    }
    flags = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    command = [
        *ordinary_user.command_prefix(programs, data),
        str(programs / "postgres"),
        "-D",
        str(data),
        *flags,
    ]
    child = Child("postgres", command, clean_environment(LC_ALL="C.UTF-8"), stop_signal=signal.SIGINT)
    postgres = Postgres(child, sockets)
    try:
        child.wait_until(child.says("ready to accept connections"), 60)
    except BaseException:
        postgres.stop()
        raise
    child.output = output
    return postgres

"""The databases of the bench, kept between runs.

One is migrated and otherwise empty, the template of the others. What was put into a database stands in its comment, so
that the same size on the same migrations is not filled again.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from tooling import stamps
from tooling.child import clean_environment
from tooling.places import PYTHON, ROOT
from tooling.task import must_run
from tooling.terminal import step

APPS = ("patients", "clinic", "treatments")
EMPTY = "bench_empty"
FILLED = "bench_filled"


def url_of(name: str) -> str:
    """The address of another database in the server that DATABASE_URL names."""
    return os.environ["DATABASE_URL"].rpartition("/")[0] + "/" + name


@contextmanager
def server() -> Iterator["psycopg.Connection[tuple[str | None]]"]:
    with psycopg.connect(url_of("postgres"), autocommit=True) as connection:
        yield connection


def comment_of(name: str) -> str | None:
    query = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
    with server() as connection:
        found = connection.execute(query, [name]).fetchone()
    return found[0] if found else None


def comment(name: str, words: str) -> None:
    with server() as connection:
        template = sql.SQL("COMMENT ON DATABASE {} IS {}")
        connection.execute(template.format(sql.Identifier(name), sql.Literal(words)))


def create(name: str, template: str = "template0") -> None:
    """A new copy of `template`; one of that name that was there is gone."""
    new, old = sql.Identifier(name), sql.Identifier(template)
    with server() as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(new))
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(new, old))


def migrations() -> list[Path]:
    return sorted(path for app in APPS for path in (ROOT / app / "migrations").glob("0*.py"))


def fillings() -> list[Path]:
    """The modules that say what is filled in."""
    names = ("population", "filling", "case_file", "promised_mail")
    return [Path(__file__).with_name(f"{name}.py") for name in names]


def ensure_empty() -> str:
    """The template with the schema and the clinical content. Returns what it was made from."""
    made_from = stamps.digest([*migrations(), *sorted((ROOT / "treatments" / "content").glob("*.*"))])
    if comment_of(EMPTY) != made_from:
        with step("Migrating an empty database"):
            create(EMPTY)
            for words in (["migrate", "--verbosity", "0"], ["load_content"]):
                manage(EMPTY, *words)
            comment(EMPTY, made_from)
    return made_from


def manage(name: str, *words: str) -> None:
    environment = clean_environment(DATABASE_URL=url_of(name))
    must_run([PYTHON, "manage.py", *words], environment, complaint=f"manage.py {words[0]} failed.")

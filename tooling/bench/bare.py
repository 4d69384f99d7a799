"""A connection of its own, without Django: what the same question costs at least."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Protocol

import psycopg

from tooling.bench.databases import FILLED, url_of


class Ask(Protocol):
    def __call__(self, query: str, parameters: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]: ...


@contextmanager
def bare() -> Iterator[Ask]:
    """A function that runs SQL with named parameters and fetches every row. Statements are prepared as usual."""
    with psycopg.connect(url_of(FILLED), autocommit=True) as connection:

        def ask(query: str, parameters: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
            return connection.execute(query, parameters).fetchall()  # type: ignore[arg-type]

        yield ask

"""Django on another database for a while."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def elsewhere(name: str) -> Iterator[None]:
    connection.close()
    before, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before

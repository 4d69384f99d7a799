"""Emptying the database after a test that commits, past the triggers that keep records for good."""

from django.core.management import call_command
from django.db import connection


def empty_database() -> None:
    """PostgreSQL truncates past row triggers; SQLite deletes row by row, so its triggers step aside meanwhile."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        call_command("flush", verbosity=0, interactive=False)
        for _name, sql in triggers:
            cursor.execute(sql)

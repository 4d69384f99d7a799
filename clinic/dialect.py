"""What has to be said in other words to PostgreSQL and to SQLite in SQL written by hand."""

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

# Moments become whole minutes since 1970, and many stretches one text such as "29000000/29000030 29000045/29000075":
# as timestamps in rows of their own they would take five times as long to read.
MINUTE_OF = {
    "postgresql": "FLOOR(DATE_PART('epoch', {}) / 60)::int",
    "sqlite": "STRFTIME('%%s', {}) / 60",
}
MINUTE_AFTER = {
    "postgresql": "CEIL(DATE_PART('epoch', {}) / 60)::int",
    "sqlite": "(STRFTIME('%%s', {}) + 59) / 60",
}
TOGETHER = {"postgresql": "STRING_AGG({}, ' ')", "sqlite": "GROUP_CONCAT({}, ' ')"}
ONE_OF = {"postgresql": "= ANY(%({})s)", "sqlite": "IN (SELECT value FROM JSON_EACH(%({})s))"}


def stretches(starts: str, ends: str) -> str:
    """All stretches of a group. What begins or ends within a minute takes the whole of it."""
    start = MINUTE_OF[connection.vendor].format(starts)
    end = MINUTE_AFTER[connection.vendor].format(ends)
    return TOGETHER[connection.vendor].format(f"{start} || '/' || {end}")


def one_of(name: str) -> str:
    """The condition that a column has one of the values of this parameter."""
    return ONE_OF[connection.vendor].format(name)


def parameter(value: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if connection.features.has_native_uuid_field:
        return value
    if isinstance(value, UUID):
        return value.hex
    return json.dumps([parameter(one) for one in value])


def key(value: Any) -> UUID | None:
    """A UUID as the database gives it."""
    return UUID(value) if isinstance(value, str) else value

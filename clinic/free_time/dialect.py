"""What SQL written by hand has to say in other words to PostgreSQL and to SQLite."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from clinic.availability import Stretch

Words = Mapping[str, str]

# Whole minutes since 1970: timestamps would take five times as long to read.
MINUTE_OF: Words = {
    "postgresql": "FLOOR(DATE_PART('epoch', {}) / 60)::bigint",
    "sqlite": "(STRFTIME('%%s', {}) / 60)",
}
MINUTE_AFTER: Words = {
    "postgresql": "CEIL(DATE_PART('epoch', {}) / 60)::bigint",
    "sqlite": "((STRFTIME('%%s', {}) + 59) / 60)",
}
# PostgreSQL joins visits that follow each other; what ends before it begins must not be an error there.
TOGETHER: Words = {
    "postgresql": "RANGE_AGG(INT8RANGE({start}, GREATEST({start}, {end})))::text",
    "sqlite": "GROUP_CONCAT({start} || ' ' || {end}, ' ')",
}
DAY: Words = {"postgresql": "TO_CHAR({}, 'YYYY-MM-DD')", "sqlite": "{}"}
ONE_OF: Words = {"postgresql": "= ANY(%({})s)", "sqlite": "IN (SELECT value FROM JSON_EACH(%({})s))"}


def stretches(starts: str, ends: str) -> str:
    """All stretches of a group as one text. What begins or ends within a minute takes the whole of it."""
    return say(TOGETHER, start=say(MINUTE_OF, starts), end=say(MINUTE_AFTER, ends))


def pairs(text: str) -> list[Stretch]:
    """The stretches again."""
    numbers = [int(number) for number in re.findall(r"-?\d+", text)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def say(words: Words, *names: str, **values: str) -> str:
    return words[connection.vendor].format(*names, **values)


def parameter(value: Any) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if connection.features.has_native_uuid_field:
        return value
    return value.hex if isinstance(value, UUID) else json.dumps([one.hex for one in value])


def key(value: Any) -> Any:
    """A UUID from what the database gives; none stays none."""
    return UUID(value) if isinstance(value, str) else value

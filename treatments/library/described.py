"""What an exercise is looked for by: its name, and everything it is described in, by any name that goes for it."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from treatments import content
from treatments.library.terms import vocabulary

FIELDS = ("name", "targets")
SECTIONS = ("category", "region", "position", "plane", "equipment", "muscles")
LOOKED_FOR = ("key", *FIELDS, *SECTIONS)


def described(rows: Any) -> dict[str, tuple[str, str]]:
    """Key of each row of LOOKED_FOR → its names, and the rest of what it is looked for by."""
    labels, others = vocabulary(), content.other_names()
    return {row["key"]: (names(row, others), " ".join(more(row, labels, others))) for row in rows}


def names(row: Mapping[str, Any], others: Mapping[str, Any]) -> str:
    """In the reader's language too, where a shipped name has one."""
    return " ".join([row["name"], _(row["name"]), *others["exercises"].get(row["key"], ())])


def more(row: Mapping[str, Any], labels: Mapping[str, Any], others: Mapping[str, Any]) -> Iterator[str]:
    yield row["targets"]
    for section in SECTIONS:
        for word in row[section] if isinstance(row[section], list) else [row[section]]:
            yield str(labels[section].get(word, ""))
            yield from others.get(section, {}).get(word, ())

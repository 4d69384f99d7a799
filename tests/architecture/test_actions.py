"""Only actions write, and every action is framed the same way."""

import ast
import inspect
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from clinic.roles import PERMISSIONS
from tests.architecture.source import ROOT, python_files, tree

ACTIONS = [path for path in python_files() if path.parent.name == "actions" and path.stem != "__init__"]
WRITES = {
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "save",
    "delete",
    "check_and_save",
}
DOORS = [
    path for path in python_files() if {"web", "api"} & set(path.parts) or path.stem in {"tasks", "admin"}
]


def deeds(path: Path) -> list[Any]:
    module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    return [
        thing
        for thing in vars(module).values()
        if hasattr(thing, "permission") and thing.__module__ == module.__name__
    ]


@pytest.mark.parametrize("path", ACTIONS, ids=lambda p: p.stem)
def test_a_deed_takes_names_only_and_says_who_does_it(path: Path) -> None:
    for deed in deeds(path):
        parameters = inspect.signature(deed).parameters
        assert "by" in parameters, deed.__name__
        assert all(p.kind in (p.KEYWORD_ONLY, p.VAR_KEYWORD) for p in parameters.values()), deed.__name__


@pytest.mark.parametrize("path", DOORS, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_door_never_writes(path: Path) -> None:
    calls = [node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    writing = [c.attr for c in calls if isinstance(c, ast.Attribute) and c.attr in WRITES and is_query(c)]
    assert not writing


def is_query(call: ast.Attribute) -> bool:
    """`Thing.objects.create(...)`, `thing.items.delete()`: something that ends in a manager or queryset call."""
    return "objects" in ast.unparse(call) or call.attr in {
        "check_and_save",
        "bulk_create",
        "update_or_create",
    }


def test_every_permission_a_deed_asks_for_is_in_the_table() -> None:
    granted = frozenset().union(*PERMISSIONS.values())
    asked = {deed.permission for path in ACTIONS for deed in deeds(path)}
    for_links = {
        "physio_clinic.answer_appointment",
        "physio_clinic.book_online",
        "physio_treatments.add_checkin",
    }
    assert asked - for_links <= granted

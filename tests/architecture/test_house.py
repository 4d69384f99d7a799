"""The house keeps its shape: small rooms, imports downhill, one name for each thing."""

import ast
from pathlib import Path

import pytest

from tests.architecture.source import APPS, ROOT, functions, imported_apps, python_files, tree

UPHILL = {"patients": {"clinic", "treatments"}, "clinic": {"treatments"}, "treatments": set()}
FILES = python_files()


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_room_is_small(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 200


@pytest.mark.parametrize("path", FILES, ids=name)
def test_a_function_does_one_thing(path: Path) -> None:
    long = [f.name for f in functions(path) if (f.end_lineno or 0) - f.lineno + 1 > 40]
    assert not long


@pytest.mark.parametrize("path", [p for p in FILES if "standalone" not in p.parts], ids=name)
def test_imports_run_downhill(path: Path) -> None:
    app = path.relative_to(ROOT).parts[0]
    climbing = [node.lineno for node in ast.walk(tree(path)) if imported_apps(node) & UPHILL[app]]  # type: ignore[attr-defined]
    assert not climbing


@pytest.mark.parametrize("path", FILES, ids=name)
def test_our_apps_are_imported_at_the_top(path: Path) -> None:
    local = [node.lineno for f in functions(path) for node in ast.walk(f) if imported_apps(node)]  # type: ignore[attr-defined]
    assert not local


@pytest.mark.parametrize("path", [p for p in FILES if "standalone" not in p.parts], ids=name)
def test_nobody_imports_the_roof(path: Path) -> None:
    assert "clinic.standalone" not in path.read_text()


def test_there_is_no_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "helpers", "misc", "common"}
    assert not [name(path) for path in FILES if path.stem in drawers or drawers & set(path.parts)]


def test_every_app_has_its_furniture() -> None:
    rooms = [
        "models",
        "actions",
        "api",
        "web",
        "migrations",
        "apps.py",
        "admin.py",
        "conf.py",
        "checks.py",
        "signals.py",
    ]
    missing = [f"{app}/{room}" for app in APPS for room in rooms if not (ROOT / app / room).exists()]
    assert not missing

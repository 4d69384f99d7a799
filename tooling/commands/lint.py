"""Style, import rules and security patterns; --fix rewrites what can be rewritten."""

import argparse
from pathlib import Path

from tooling import virtual_environment
from tooling.child import clean_environment
from tooling.places import DEVELOPMENT_REQUIREMENTS, ROOT, tool
from tooling.task import run
from tooling.terminal import GREEN, RED, coloured, say

APPS = ("patients", "clinic", "treatments")
DJANGO = "5.2"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--fix", action="store_true", help="rewrite files where that is safe")


def execute(chosen: argparse.Namespace) -> int:
    virtual_environment.ensure(DEVELOPMENT_REQUIREMENTS)
    return 0 if check(fix=chosen.fix) else 1


def templates() -> list[Path]:
    return sorted(file for app in APPS for file in (ROOT / app).glob("**/templates/**/*.html"))


def commands(*, fix: bool) -> dict[str, list[str]]:
    dry = [] if fix else ["--check"]
    bandit = [tool("bandit"), "--quiet", "--recursive", "--configfile", "pyproject.toml"]
    found = {
        "ruff check": [tool("ruff"), "check", *(["--fix"] if fix else []), "."],
        "ruff format": [tool("ruff"), "format", *dry, "."],
        "import rules": [tool("lint-imports"), "--no-cache"],
        "bandit": [*bandit, *APPS, "tooling"],
    }
    if pages := templates():
        found["djade"] = [tool("djade"), "--target-version", DJANGO, *dry, *map(str, pages)]
    return found


def check(*, fix: bool = False) -> bool:
    """True when nothing is wrong; says what is."""
    environment = clean_environment(PYTHONPATH=str(ROOT))
    good = True
    for name, command in commands(fix=fix).items():
        code, output = run(command, environment)
        say(coloured(f"  {name:<14}{'wrong' if code else 'fine'}", RED if code else GREEN))
        if code:
            good = False
            say(output.rstrip())
    return good

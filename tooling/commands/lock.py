"""Rewrite requirements*.txt and the package-lock files from pyproject.toml and package.json.

The files name no address, so that they work with any registry and mirror.
"""

import argparse
import json
from pathlib import Path

from tooling import npm, virtual_environment
from tooling.places import (
    DEVELOPMENT_REQUIREMENTS,
    REDIS_REQUIREMENTS,
    REQUIREMENTS,
    ROOT,
    SERVER_PACKAGES,
    tool,
)
from tooling.task import must_run
from tooling.terminal import step

FLAGS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-header",
    "--no-annotate",
    "--quiet",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--upgrade", action="store_true", help="move to the newest allowed versions")


def compile_requirements(source: str, target: Path, *more: str) -> None:
    command = [tool("uv"), "pip", "compile", source, "--output-file", str(target.relative_to(ROOT))]
    command += [*FLAGS, *more]
    with step(f"Locking {target.name}"):
        must_run(command, complaint=f"uv could not resolve {target.name}.")


def execute(chosen: argparse.Namespace) -> int:
    virtual_environment.ensure(DEVELOPMENT_REQUIREMENTS)
    upgrade = ["--upgrade"] if chosen.upgrade else []
    project, roof = "pyproject.toml", "--extra=standalone"
    compile_requirements(project, DEVELOPMENT_REQUIREMENTS, roof, "--extra=dev", *upgrade)
    same = f"--constraint={DEVELOPMENT_REQUIREMENTS.name}"
    compile_requirements(project, REQUIREMENTS, roof, same, *upgrade)
    compile_requirements("tooling/requirements-redis.in", REDIS_REQUIREMENTS, "--no-deps", *upgrade)
    for folder in (ROOT, SERVER_PACKAGES):
        lock = folder / "package-lock.json"
        if chosen.upgrade:
            lock.unlink(missing_ok=True)
        with step(f"Locking {lock.relative_to(ROOT)}"):
            npm.run(folder, "install", "--package-lock-only", complaint=f"npm could not resolve {folder}.")
            forget_funding(lock)
    return 0


def forget_funding(lock: Path) -> None:
    """npm copies each package's funding pages into the lock; nothing reads them there."""
    found = json.loads(lock.read_text(encoding="utf-8"))
    for package in found["packages"].values():
        package.pop("funding", None)
    lock.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")

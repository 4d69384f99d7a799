"""`.venv`, filled from the locked and hashed requirements."""

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path

from tooling import stamps
from tooling.child import clean_environment
from tooling.failure import Failure
from tooling.places import DEVELOPMENT_REQUIREMENTS, PYTHON, REQUIREMENTS, ROOT, VENV
from tooling.task import must_run
from tooling.terminal import step

STAMP = VENV / ".installed.json"
BOOT = ROOT / ".boot"


def works() -> bool:
    """False too for a `.venv` whose Python has moved or was replaced by another version."""
    if not PYTHON.exists():
        return False
    try:
        answer = subprocess.run(
            [PYTHON, "-c", "import sys, pip; print(sys.version_info[:2])"],
            capture_output=True,
            text=True,
            check=False,
            env=clean_environment(),
        )
    except OSError:
        return False
    return answer.stdout.strip() == str(tuple(sys.version_info[:2]))


def create() -> None:
    """Make `.venv`; Debian's bare python3 has no ensurepip, and then pip fetches virtualenv."""
    if VENV.exists():
        shutil.rmtree(VENV)
    if importlib.util.find_spec("ensurepip"):
        must_run([sys.executable, "-m", "venv", str(VENV)], complaint=f"{VENV} could not be made.")
        return
    if not importlib.util.find_spec("pip"):
        raise Failure("Python has neither ensurepip nor pip. Install one: apt install python3-venv")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(BOOT), "virtualenv"]
    must_run(pip, complaint="pip could not fetch virtualenv.")
    try:
        must_run(
            [sys.executable, "-m", "virtualenv", "--quiet", VENV],
            clean_environment(PYTHONPATH=str(BOOT)),
            complaint=f"{VENV} could not be made.",
        )
    finally:
        shutil.rmtree(BOOT, ignore_errors=True)


def installed() -> dict[str, str]:
    if not STAMP.is_file():
        return {}
    found: dict[str, str] = json.loads(STAMP.read_text(encoding="utf-8"))
    return found


def is_current(requirements: Path) -> bool:
    """The development requirements contain the others, so they serve for both."""
    found = installed()
    enough = {requirements, DEVELOPMENT_REQUIREMENTS}
    return any(found.get(file.name) == stamps.digest([file]) for file in enough)


def ensure(requirements: Path = REQUIREMENTS) -> None:
    """A working `.venv` with at least these requirements; skips what is done."""
    if not works():
        with step("Creating .venv"):
            create()
    if is_current(requirements):
        return
    with step(f"Installing Python packages from {requirements.name}"):
        pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
        must_run(
            [*pip, "--require-hashes", "--only-binary", ":all:", "--requirement", str(requirements)],
            complaint="pip could not install the Python packages.",
        )
    stamps.write(STAMP, json.dumps(installed() | {requirements.name: stamps.digest([requirements])}))

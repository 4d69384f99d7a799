"""Where things are on disk."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = ROOT / "requirements.txt"
DEVELOPMENT_REQUIREMENTS = ROOT / "requirements-dev.txt"
REDIS_REQUIREMENTS = ROOT / "tooling" / "requirements-redis.txt"
SERVER_PACKAGES = ROOT / "tooling"


def tool(name: str) -> str:
    """The path of a command installed in the virtual environment."""
    return str(VENV / "bin" / name)


def in_site_packages(pattern: str) -> Path:
    """The one file below site-packages that matches; FileNotFoundError when there is none."""
    for path in VENV.glob(f"lib/python3*/site-packages/{pattern}"):
        return path
    raise FileNotFoundError(f"{pattern} is missing in {VENV}; remove {VENV} and start again.")


def bundled_only() -> bool:
    """True when the system's own Redis, PostgreSQL and Chromium are to be passed over."""
    return os.environ.get("DEV_BUNDLED", "") not in ("", "0")

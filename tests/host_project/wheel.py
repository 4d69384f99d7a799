"""The wheel, built from a copy, so that nothing is left behind in the project's own folder."""

import shutil
import sys
from pathlib import Path
from zipfile import ZipFile

from tests.architecture.source import APPS, ROOT
from tests.host_project.host import run

FILES = ("pyproject.toml", "README.md", "LICENSE")


def build(folder: Path) -> Path:
    source = folder / "source"
    source.mkdir(parents=True)
    for name in FILES:
        shutil.copy(ROOT / name, source)
    for app in APPS:
        shutil.copytree(ROOT / app, source / app, ignore=shutil.ignore_patterns("__pycache__"))
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)], folder=source)
    return next(folder.glob("*.whl"))


def contents(wheel: Path) -> list[str]:
    with ZipFile(wheel) as archive:
        return archive.namelist()


def source_files(app: str) -> list[str]:
    """What belongs to the app, as names inside the wheel."""
    files = [path for path in (ROOT / app).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return [str(path.relative_to(ROOT)) for path in files if not path.name.startswith(".")]

"""All words for patients, app by app."""

from collections.abc import Iterator
from pathlib import Path

from tooling.messages import in_content, in_python, in_templates
from tooling.messages.places import MODULES, TEMPLATES
from tooling.messages.word import Word
from tooling.places import ROOT

APPS = ("patients", "clinic", "treatments")


def words() -> Iterator[Word]:
    """In the order in which they are found, the same one several times."""
    for pattern in TEMPLATES:
        for path in files(pattern):
            yield from in_templates.words_in(path.read_text(encoding="utf-8"), place=name(path))
    for entry in MODULES:
        pattern, _colon, within = entry.partition(":")
        for path in files(pattern):
            yield from in_python.words_in(path.read_text(encoding="utf-8"), place=name(path), within=within)
    yield from in_content.words_in(ROOT)


def files(pattern: str) -> list[Path]:
    return sorted(path for path in ROOT.glob(pattern) if path.is_file())


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def words_of(app: str) -> list[Word]:
    return [word for word in words() if word.place.startswith(f"{app}/")]

"""A language in which every sentence that can be translated is marked, so that the others stand out.

Greek, because what Django itself says in Greek has no Latin letters.
"""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from tooling.messages.collecting import words

LATIN = re.compile(r"[A-Za-z]{3}")


@pytest.fixture
def marked(settings: Any, tmp_path: Path) -> None:
    catalogue = Catalog(locale="el", fuzzy=False)
    for word in words():
        ways = (f"«{word.msgid}»", f"«{word.plural}»")
        known = catalogue.get(word.msgid, word.context or None)
        if known is None or word.plural:
            ids = (word.msgid, word.plural) if word.plural else word.msgid
            catalogue.add(ids, ways if word.plural else ways[0], context=word.context or None)
    place = tmp_path / "el" / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "django.mo").open("wb") as file:
        write_mo(file, catalogue)
    settings.LOCALE_PATHS = [tmp_path]
    settings.LANGUAGES = [*settings.LANGUAGES, ("el", "Greek")]


class Unmarked(HTMLParser):
    """Collects what a reader sees and is not marked."""

    SILENT = {"script", "style"}

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside.append(tag)
        said = [value for name, value in attrs if value and name in ("alt", "aria-label", "title")]
        self.found += [value for value in said if self.is_left(value)]

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self.SILENT & set(self.inside[-1:]) and self.is_left(data):
            self.found.append(" ".join(data.split()))

    def is_left(self, text: str) -> bool:
        return bool(LATIN.search(text)) and not {"«", "»"} & set(text)


def left_in_english(html: str, *, known: set[str]) -> set[str]:
    """Without names, addresses, and the languages' names for themselves."""
    parser = Unmarked()
    parser.feed(html)
    own = {"English", "Español", "Français", "Deutsch", "Português"}
    return {text for text in parser.found if text not in known | own}

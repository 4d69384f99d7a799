"""Words marked with translate and blocktranslate in a template."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize

from tooling.messages.word import Word

KEYWORDS = dict.fromkeys(("_", "gettext", "ngettext", "pgettext", "npgettext"))


def words_in(source: str, *, place: str) -> Iterator[Word]:
    """Django's own reading of the tags makes lines of Python of them; their indentation means nothing."""
    lines = "\n".join(line.strip() for line in templatize(source, origin=place).splitlines())
    found: Any = extract_python(BytesIO(lines.encode()), KEYWORDS, (), {"encoding": "utf-8"})
    for _line, function, said, _notes in found:
        texts = [text for text in ([said] if isinstance(said, str) else said) if isinstance(text, str)]
        context = texts.pop(0) if function in ("pgettext", "npgettext") else ""
        yield Word(place, texts[0], texts[1] if function in ("ngettext", "npgettext") else "", context)

"""The catalogues on disk: one for each app and language, for people as .po, compiled for Django as .mo.

The same words give the same bytes: no dates, no line numbers, sorted.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tooling.messages.word import Word
from tooling.places import ROOT

LANGUAGES = ("de", "es", "fr", "pt")


class Steady(Catalog):
    """A catalogue whose head tells what Django needs, and no dates."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:  # type: ignore[override]
        return [
            ("Language", str(self.locale_identifier)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", self.plural_forms),
        ]


def path_of(app: str, language: str, root: Path = ROOT) -> Path:
    return root / app / "locale" / language / "LC_MESSAGES" / "django.po"


def read(path: Path, language: str) -> Catalog:
    if not path.exists():
        return Steady(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def updated(known: Catalog, words: Iterable[Word], language: str) -> Catalog:
    """All words, with the translations there are. What nobody says any more is left out."""
    catalogue = Steady(locale=language, header_comment="", fuzzy=False)
    merged: dict[tuple[str, str], list[Word]] = {}
    for word in words:
        merged.setdefault(word.key, []).append(word)
    for (context, msgid), same in sorted(merged.items(), key=lambda one: (one[1][0].place, one[0])):
        plural = next((word.plural for word in same if word.plural), "")
        places = sorted({word.place for word in same})
        catalogue[msgid] = message(known, msgid, plural, context, places, catalogue.num_plurals)
    return catalogue


def message(known: Catalog, msgid: str, plural: str, context: str, places: list[str], forms: int) -> Message:
    before = known.get(msgid, context or None)
    said = before.string if before else ""
    if bool(plural) != isinstance(said, tuple | list):
        said = ("",) * forms if plural else ""
    return Message(
        (msgid, plural) if plural else msgid,
        said,
        locations=[(place, 0) for place in places],
        context=context or None,
    )


def as_po(catalogue: Catalog) -> bytes:
    written = BytesIO()
    write_po(written, catalogue, width=110, include_lineno=False, omit_header=False)
    return written.getvalue()


def as_mo(po: bytes, language: str) -> bytes:
    """Made from the .po and nothing else."""
    read_back, written = read_po(BytesIO(po), locale=language), BytesIO()
    steady = Steady(locale=language, fuzzy=False)
    for one in read_back:
        if one.id and is_said(one.string):
            steady[one.id] = one
    write_mo(written, steady)
    return written.getvalue()


def is_said(text: str | Sequence[str] | None) -> bool:
    """In every form there is."""
    return bool(text) if isinstance(text, str) else bool(text) and all(text or ())

"""The handout as PDF/UA-1: tagged, with its own fonts, the same bytes for the same facts."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from json import dumps
from pathlib import Path
from threading import Lock
from typing import Literal

from typst import Compiler, Fonts, TypstError

from treatments.handouts import letters
from treatments.handouts.content import content
from treatments.handouts.handout import Handout
from treatments.handouts.wording import Spelling, changed_words, reworded

Standard = Literal["ua-1"] | None

TEMPLATE = Path(__file__).with_name("handout.typ")
FAMILY = "Atkinson Hyperlegible"
# Each is tried when the one before fails. No name and no note may keep a session from being signed.
WAYS: tuple[tuple[Spelling, Standard], ...] = (
    (letters.drawable, "ua-1"),
    (letters.unmarked, "ua-1"),
    (letters.unmarked, None),
)

_one_at_a_time = Lock()


class FontsMissing(RuntimeError):
    """The print fonts are not where the handout looks for them."""


class NotTypeset(RuntimeError):
    """The typesetter refused the page, or broke down over it."""


@dataclass(frozen=True)
class Sheet:
    """A handout on paper. `changed` are the words that could not be printed as somebody wrote them."""

    pdf: bytes
    changed: tuple[str, ...] = ()


def render_handout(handout: Handout) -> bytes:
    """The PDF of a handout. Raises FontsMissing where the print fonts were not installed."""
    return sheet(handout).pdf


def sheet(handout: Handout) -> Sheet:
    """A letter that no print font has leaves a gap; where the typesetter still fails, marks on letters go too.

    What cannot be tagged, words of a language without a print font, is a plain PDF.
    """
    *ways, last = WAYS
    for spell, standard in ways:
        try:
            return spelled(handout, spell, standard)
        except NotTypeset:
            continue
    return spelled(handout, *last)


def spelled(handout: Handout, spell: Spelling, standard: Standard) -> Sheet:
    data = dumps(content(reworded(handout, spell)))
    day = handout.issued_on
    with _one_at_a_time:
        pdf = typeset(data, datetime(day.year, day.month, day.day, tzinfo=UTC), standard)
    return Sheet(pdf, changed_words(handout, spell))


def typeset(data: str, made: datetime, standard: Standard) -> bytes:
    """Raises NotTypeset. A panic of the typesetter comes as an exception that is no Exception and has no name."""
    try:
        pdf = compiler().compile(
            format="pdf", sys_inputs={"data": data}, pdf_standards=standard, timestamp=made
        )
    except TypstError as refused:
        raise NotTypeset(str(refused)) from refused
    except BaseException as failure:
        if type(failure).__module__ != "pyo3_runtime":
            raise
        compiler.cache_clear()
        raise NotTypeset(str(failure)) from failure
    assert isinstance(pdf, bytes)
    return pdf


@cache
def compiler() -> Compiler:
    """One for each process: it keeps fonts, template and pictures it has set before. It bears one thread at a time."""
    folder = letters.FONTS
    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
    if FAMILY not in fonts.families():
        raise FontsMissing(
            f"The handout needs the font {FAMILY} in {folder}. Run the set-up, which copies the print fonts there."
        )
    return Compiler(str(TEMPLATE), root=str(TEMPLATE.parent), font_paths=fonts, ignore_system_fonts=True)

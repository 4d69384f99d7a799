"""The handout as PDF/UA-1: tagged, with its own fonts, the same bytes for the same facts."""

from datetime import UTC, datetime
from functools import cache
from json import dumps
from pathlib import Path
from threading import Lock
from typing import Literal

from typst import Compiler, Fonts, TypstError

from treatments.handouts.content import content
from treatments.handouts.handout import Handout

TEMPLATE = Path(__file__).with_name("handout.typ")
FONTS = Path(__file__).parents[1] / "fonts"
FAMILY = "Atkinson Hyperlegible"

_one_at_a_time = Lock()


class FontsMissing(RuntimeError):
    """The print fonts are not where the handout looks for them."""


def render_handout(handout: Handout) -> bytes:
    """The PDF of a handout. Raises FontsMissing where the print fonts were not installed.

    A letter that no print font has is printed as an empty box; such a file does not call itself PDF/UA.
    """
    data = dumps(content(handout))
    made = datetime(handout.issued_on.year, handout.issued_on.month, handout.issued_on.day, tzinfo=UTC)
    with _one_at_a_time:
        try:
            return typeset(data, made, standard="ua-1")
        except TypstError:
            return typeset(data, made, standard=None)


def typeset(data: str, made: datetime, *, standard: Literal["ua-1"] | None) -> bytes:
    pdf = compiler().compile(format="pdf", sys_inputs={"data": data}, pdf_standards=standard, timestamp=made)
    assert isinstance(pdf, bytes)
    return pdf


@cache
def compiler() -> Compiler:
    """One for each process: it keeps fonts, template and pictures it has set before. It bears one thread at a time."""
    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    if FAMILY not in fonts.families():
        raise FontsMissing(
            f"The handout needs the font {FAMILY} in {FONTS}. Run the set-up, which copies the print fonts there."
        )
    return Compiler(str(TEMPLATE), root=str(TEMPLATE.parent), font_paths=fonts, ignore_system_fonts=True)

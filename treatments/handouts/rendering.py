"""The handout as PDF/UA-1: tagged, with its own fonts, the same bytes for the same facts."""

from datetime import UTC, datetime
from functools import cache
from json import dumps
from pathlib import Path
from threading import Lock

from typst import Compiler, Fonts

from treatments.handouts.content import content
from treatments.handouts.handout import Handout

TEMPLATE = Path(__file__).with_name("handout.typ")
FONTS = Path(__file__).parents[1] / "fonts"
FAMILY = "Atkinson Hyperlegible"

_one_at_a_time = Lock()


class FontsMissing(RuntimeError):
    """The print fonts are not where the handout looks for them."""


def render_handout(handout: Handout) -> bytes:
    """The PDF of a handout. Raises FontsMissing where the print fonts were not installed."""
    data = content(handout)
    made = datetime(handout.issued_on.year, handout.issued_on.month, handout.issued_on.day, tzinfo=UTC)
    with _one_at_a_time:
        pdf = compiler().compile(
            format="pdf", sys_inputs={"data": dumps(data)}, pdf_standards=["ua-1"], timestamp=made
        )
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

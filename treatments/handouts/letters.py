"""Which letters the print fonts have, and what is printed where somebody wrote others."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from struct import unpack_from
from unicodedata import category, normalize

FONTS = Path(__file__).parents[1] / "fonts"
# A place to write by hand.
GAP = "…"
GAPS = re.compile(rf"{GAP}[{GAP}\s\u200c\u200d]*{GAP}")


def drawable(words: str) -> str:
    """Words as they are. A letter that no print font has is spelled in simpler ones, or leaves a gap."""
    if letters(FONTS).issuperset(words):
        return words
    return GAPS.sub(GAP, "".join(map(spelled, normalize("NFC", words))))


def unmarked(words: str) -> str:
    """Drawable without the marks above and below letters, for words on whose marks the typesetter breaks down."""
    return "".join(letter for letter in normalize("NFC", drawable(words)) if category(letter)[0] != "M")


def spelled(letter: str) -> str:
    there = letters(FONTS)
    if letter in there or letter.isspace() or not letter.isprintable():
        return letter
    simple = normalize("NFKC", letter)
    if there.issuperset(simple):
        return simple
    return "" if category(letter)[0] == "M" else GAP


@cache
def letters(fonts: Path) -> frozenset[str]:
    return frozenset(chr(code) for file in fonts.glob("*/*.ttf") for code in codes(file.read_bytes()))


def codes(font: bytes) -> Iterator[int]:
    """The characters of Unicode's first plane that a TrueType font draws: its map of format 4."""
    at = character_map(font)
    double = unpack_from(">H", font, at + 6)[0]
    count = double // 2

    def column(offset: int) -> tuple[int, ...]:
        return unpack_from(f">{count}H", font, at + offset)

    rows = zip(column(14), column(16 + double), column(16 + 2 * double), column(16 + 3 * double), strict=True)
    for row, (last, first, delta, offset) in enumerate(rows):
        for code in range(first, min(last, 0xFFFE) + 1):
            place = at + 16 + 3 * double + 2 * row + offset + 2 * (code - first)
            glyph = unpack_from(">H", font, place)[0] if offset else (code + delta) & 0xFFFF
            if glyph:
                yield code


def character_map(font: bytes) -> int:
    """Where the map from Unicode to glyphs begins."""
    tables = (unpack_from(">4s4xI4x", font, 12 + 16 * row) for row in range(unpack_from(">H", font, 4)[0]))
    cmap = int(dict(tables)[b"cmap"])
    maps = (
        unpack_from(">HHI", font, cmap + 4 + 8 * row) for row in range(unpack_from(">H", font, cmap + 2)[0])
    )
    return cmap + int(next(offset for platform, kind, offset in maps if (platform, kind) == (3, 1)))

"""What a reader, and a reader's machine, find in a PDF."""

from io import BytesIO

import pikepdf
import pypdfium2


def text_of(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def structure(pdf: bytes) -> list[tuple[str, str]]:
    """Kind and spoken words of every tag of the document, in reading order."""
    found: list[tuple[str, str]] = []

    def walk(tag: object) -> None:
        for kid in tag if isinstance(tag, pikepdf.Array) else [tag]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                found.append((str(kid.S), str(kid.get("/Alt", ""))))
                walk(kid.get("/K"))

    with pikepdf.open(BytesIO(pdf)) as document:
        walk(document.Root.StructTreeRoot.K)
    return found


def pages_of(pdf: bytes) -> list[str]:
    pages = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in pages]


def letter_sizes(pdf: bytes) -> set[float]:
    """The size of every letter, in points."""
    sizes = set()
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        for place in range(text.count_chars()):
            if text.get_text_range(place, 1).strip():
                sizes.add(round(pypdfium2.raw.FPDFText_GetFontSize(text, place), 1))
    return sizes

"""The SVG document around a picture."""

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from html import escape
from re import findall, search, sub

from treatments.figures.palette import dark_theme

WORTH_SHARING = 60
LONGEST_NAME = 120
PATH = r"<path [^>]*/>"
GROUP = r'<g transform="[^"]*">(?:<[pu][^>]*/>)+</g>'
"""Of paths and of what is used again, nothing of which moves by itself."""
NOT_XML = r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def document(
    width: int, height: int, title: str, words: str, body: str, rules: str = "", *, mirrored: bool = False
) -> str:
    """`rules` move the body."""
    if mirrored:
        body = mirror(body, width)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' role="img" aria-labelledby="t d" stroke-linecap="round" stroke-linejoin="round">'
        f'<title id="t">{text(title[:LONGEST_NAME])}</title><desc id="d">{text(words)}</desc>'
        f"<style>{dark_theme(body)}{rules}</style>{shared(body)}</svg>\n"
    )


def policy(svg: str) -> str:
    """The content security policy of a picture that is served: its own style sheet, and nothing else."""
    sheet = search(r"<style>(.*?)</style>", svg)
    allowed = b64encode(sha256(sheet[1].encode()).digest()).decode() if sheet else ""
    return f"default-src 'none'; style-src 'sha256-{allowed}'; sandbox"


def text(words: str) -> str:
    """Words as they may stand in a document; signs no document can hold are left out."""
    return escape(sub(NOT_XML, "", words), quote=False)


def mirror(body: str, width: int) -> str:
    return f'<g transform="matrix(-1 0 0 1 {width} 0)">{body}</g>'


def shared(body: str) -> str:
    """The same drawing with everything that is repeated and does not move written once."""
    kept: list[str] = []
    for pattern in (PATH, GROUP):
        while repeated := worth_sharing(findall(pattern, body)):
            for piece in repeated:
                body = body.replace(piece, f'<use href="#p{len(kept)}"/>')
                kept.append(piece.replace(" ", f' id="p{len(kept)}" ', 1))
    return f"<defs>{''.join(kept)}</defs>{body}" if kept else body


def worth_sharing(pieces: Sequence[str]) -> list[str]:
    return [piece for piece, count in Counter(pieces).items() if count > 1 and len(piece) > WORTH_SHARING]

"""The SVG document around a picture."""

from collections import Counter
from html import escape
from re import findall, sub

from treatments.figures.palette import SHEET
from treatments.figures.pose_check import PoseRefused
from treatments.wording import Sentence
from treatments.wording import gettext_noop as _

WORTH_SHARING = 60
LARGEST = 12 * 1024
LONGEST_NAME = 120
NOT_XML = r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


def document(width: int, height: int, title: str, words: str, body: str, *, mirrored: bool = False) -> str:
    """Raises PoseRefused for a picture too large for a phone."""
    if mirrored:
        body = mirror(body, width)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' role="img" aria-labelledby="t d" stroke-linecap="round" stroke-linejoin="round">'
        f'<title id="t">{text(title[:LONGEST_NAME])}</title><desc id="d">{text(words)}</desc>'
        f"<style>{SHEET}</style>{shared(body)}</svg>\n"
    )
    if len(svg.encode()) > LARGEST:
        too_much = Sentence(_("This is too much for one picture. Leave out a pose, a thing or an arrow."))
        raise PoseRefused({"": too_much})
    return svg


def text(words: str) -> str:
    """Words as they may stand in a document; signs no document can hold are left out."""
    return escape(sub(NOT_XML, "", words), quote=False)


def mirror(body: str, width: int) -> str:
    return f'<g transform="matrix(-1 0 0 1 {width} 0)">{body}</g>'


def shared(body: str) -> str:
    """The same drawing with every repeated path written once."""
    counts = Counter(findall(r"<path [^>]*/>", body))
    repeated = [path for path, count in counts.items() if count > 1 and len(path) > WORTH_SHARING]
    for place, path in enumerate(repeated):
        body = body.replace(path, f'<use href="#p{place}"/>')
    kept = "".join(path.replace("<path ", f'<path id="p{place}" ', 1) for place, path in enumerate(repeated))
    return f"<defs>{kept}</defs>{body}" if kept else body

"""The SVG document around a picture."""

from collections import Counter
from html import escape
from re import findall

from treatments.figures.palette import SHEET

WORTH_SHARING = 60


def document(width: int, height: int, title: str, words: str, body: str, *, mirrored: bool = False) -> str:
    if mirrored:
        body = mirror(body, width)
    title, words = (escape(text, quote=False) for text in (title, words))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-labelledby="t d"><title id="t">{title}</title><desc id="d">{words}</desc>'
        f"<style>{SHEET}</style>{shared(body)}</svg>\n"
    )


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

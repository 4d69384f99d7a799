"""Serving a drawn figure. An SVG is a document of its own: it may animate itself and load nothing."""

from collections.abc import Mapping
from functools import lru_cache
from json import dumps, loads
from typing import Any

from django.http import HttpResponse

from treatments import figures
from treatments.figures.document import document
from treatments.figures.frames import FRAME, runs
from treatments.figures.motion import motion
from treatments.figures.pictures import name, told, window

HOUR = 3600
KEPT = 256
PHONE_SHAPE = 2.1
# Between two poses a limb may swing out further than in either.
SWING = 12
WHOLE_FRAME = f'viewBox="0 0 {FRAME[0]} {FRAME[1]}" width="{FRAME[0]}" height="{FRAME[1]}"'


def picture(svg: str) -> HttpResponse:
    response = HttpResponse(svg, content_type="image/svg+xml")
    response["Cache-Control"] = f"private, max-age={HOUR}"
    response._csp_replace = {  # type: ignore[attr-defined]
        "default-src": ["'none'"],
        "style-src": [figures.SHEET_SOURCE],
    }
    return response


def drawn(item: Mapping[str, Any], *, still: bool) -> str:
    """The picture of one issued exercise: the movement itself, or every pose at rest. A left side is mirrored."""
    drawing = dumps({"name": item["name"], "poses": item["poses"]})
    return (resting if still else moving)(drawing, item["side"] == "left")


@lru_cache(KEPT)
def resting(drawing: str, mirrored: bool) -> str:
    return figures.panel(loads(drawing), shape=PHONE_SHAPE, mirrored=mirrored)


@lru_cache(KEPT)
def moving(drawing: str, mirrored: bool) -> str:
    """Without the empty space around the figure: somebody lying down fills the width of a phone."""
    exercise = loads(drawing)
    shown = runs([pose for pose in exercise["poses"] if not pose.get("wrong")])
    needed = window([frame for run in shown for frame in run])
    width, height = (min(most, size + 2 * SWING) for most, size in zip(FRAME, needed, strict=True))
    left, top = (FRAME[0] - width) / 2, (FRAME[1] - height) / 2
    close = f'viewBox="{left:g} {top:g} {width} {height}" width="{width}" height="{height}"'
    whole = document(*FRAME, name(exercise), told(exercise), motion(shown), mirrored=mirrored)
    return whole.replace(WHOLE_FRAME, close, 1)

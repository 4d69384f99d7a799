"""The pictures of a handout, each an SVG: an exercise as drawn or photographed, and the QR code."""

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from json import dumps, loads

import segno
from PIL import Image

from treatments.figures import panel
from treatments.handouts.handout import HandoutExercise, Photo, Print

# As wide to high as the template's places for them.
SHAPES: Mapping[Print, float] = {"ordinary": 76 / 28.5, "large": 182 / 41}
VIEW = re.compile(r'viewBox="0 0 (?P<width>\d+) (?P<height>\d+)"')
# Sharp enough at the size of a handout, small enough for an e-mail.
LONGEST_SIDE, QUALITY = 1000, 80


def picture(exercise: HandoutExercise, size: Print) -> str:
    """Empty where nobody drew or photographed it."""
    if exercise.poses:
        drawing = dumps([exercise.name, [dict(pose) for pose in exercise.poses]])
        return drawn(drawing, SHAPES[size], exercise.side == "left")
    return photographed(exercise.photo) if exercise.photo else ""


def shape(drawing: str) -> float:
    """How many times as wide as high it is; zero where there is none."""
    size = VIEW.search(drawing)
    return int(size["width"]) / int(size["height"]) if size else 0


@lru_cache(maxsize=512)
def drawn(drawing: str, shape: float, mirrored: bool) -> str:
    name, poses = loads(drawing)
    return panel({"name": name, "poses": poses}, shape=shape, mirrored=mirrored)


def photographed(photo: Photo) -> str:
    with Image.open(BytesIO(photo.content)) as image:
        image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        image.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        kept = BytesIO()
        image.convert("RGB").save(kept, "JPEG", quality=QUALITY)
        width, height = image.size
    data = b64encode(kept.getvalue()).decode()
    frame = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
    return (
        f'<svg {frame}><image width="{width}" height="{height}" href="data:image/jpeg;base64,{data}"/></svg>'
    )


def qr(url: str) -> str:
    if not url:
        return ""
    code = BytesIO()
    # Trying all eight masks would take a seventh of a handout's time, and phones read the code no better for it.
    segno.make(url, error="m", micro=False, mask=3).save(code, kind="svg", border=0, xmldecl=False)
    return code.getvalue().decode()

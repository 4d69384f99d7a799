"""Every picture on one page, to look at after a change."""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from treatments.figures.pictures import moving, strip

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Exercise pictures</title><style>
:root {{ color-scheme: light dark; }}
body {{ font: 14px system-ui, sans-serif; margin: 1rem; }}
main {{ display: flex; flex-wrap: wrap; gap: 1rem; }}
figure {{ margin: 0; padding: .5rem; border: 1px solid #8886; border-radius: .5rem; }}
img {{ height: 150px; width: auto; max-width: 100%; }}
</style></head><body><main>{figures}</main></body></html>
"""


def contact_sheet(exercises: Iterable[Mapping[str, Any]]) -> str:
    """An HTML page with strip and moving picture of each exercise, all inside the one file."""
    return PAGE.format(figures="\n".join(figure(exercise) for exercise in exercises))


def figure(exercise: Mapping[str, Any]) -> str:
    title = escape(f"{exercise.get('id', '')} {exercise['name']}".strip())
    labels = escape(" → ".join(str(pose.get("label", "")) for pose in exercise["poses"]))
    pictures = "".join(f'<img alt="{title}" src="{data_url(draw(exercise))}">' for draw in (strip, moving))
    return f"<figure>{pictures}<figcaption><b>{title}</b><br>{labels}</figcaption></figure>"


def data_url(svg: str) -> str:
    return "data:image/svg+xml;base64," + b64encode(svg.encode()).decode()

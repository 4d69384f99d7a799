"""Serving a drawn figure. An SVG is a document of its own: it may animate itself and load nothing."""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.http import HttpResponse

from treatments import figures

HOUR = 3600
PHONE_SHAPE = 2.1


def picture(svg: str) -> HttpResponse:
    headers = {"Cache-Control": f"private, max-age={HOUR}", "Content-Security-Policy": figures.policy(svg)}
    return HttpResponse(svg, content_type="image/svg+xml", headers=headers)


def drawn(item: Mapping[str, Any], *, still: bool) -> str:
    """The picture of one issued exercise: the movement itself, or every pose at rest. A left side is mirrored."""
    facts = json.dumps({"name": item["name"], "poses": item["poses"]})
    return for_phone(facts, still, item["side"] == "left")


@lru_cache(256)
def for_phone(facts: str, still: bool, mirrored: bool) -> str:
    exercise = json.loads(facts)
    if still:
        return figures.panel(exercise, shape=PHONE_SHAPE, mirrored=mirrored)
    return figures.moving(exercise, close=True, mirrored=mirrored)

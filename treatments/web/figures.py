"""The drawn figure of an exercise as a picture of its own, kept by the browser."""

import json
from functools import lru_cache, wraps
from hashlib import sha256
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from patients.web.page import View, sent_to_sign_in
from treatments import figures as drawings
from treatments.models import Exercise, ExerciseMedia
from treatments.web.pictures import picture

PERMISSION = "physio_treatments.view_exercise"


def for_readers(view: View) -> View:
    """Like a page, but the answer may be kept by the browser."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return sent_to_sign_in(request)
        if not request.user.has_perm(PERMISSION):
            return HttpResponse(status=403)
        return view(request, *args, **kwargs)

    guarded = require_safe(answer)
    guarded.permission = PERMISSION  # type: ignore[attr-defined]
    return guarded


@for_readers
def figure(request: HttpRequest, key: str) -> HttpResponse:
    """Moving; `?pose=0` for one still frame, `?strip` for all of them side by side, `?mirrored` for the other side."""
    exercise = get_object_or_404(Exercise.objects.visible_to(request.user), key=key)
    if not exercise.poses:
        return in_its_place(exercise)
    try:
        return served(request, exercise, wanted(request), mirrored="mirrored" in request.GET)
    except (IndexError, ValueError):
        raise Http404 from None


def served(request: HttpRequest, exercise: Exercise, what: int | str, *, mirrored: bool) -> HttpResponse:
    """The picture, or nothing new. Raises IndexError or PoseRefused where it cannot be drawn."""
    svg = drawn(json.dumps({"name": exercise.name, "poses": exercise.poses}), what, mirrored=mirrored)
    tag = f'"{sha256(svg.encode()).hexdigest()[:32]}"'
    response = get_conditional_response(request, etag=tag) or picture(svg)
    response["ETag"] = tag
    return response


def in_its_place(exercise: Exercise) -> HttpResponse:
    """The clinic's own photo of an exercise that is not drawn. Raises Http404 where there is none."""
    photo = exercise.media.shown().filter(kind=ExerciseMedia.Kind.PHOTO).first()
    if photo is None:
        raise Http404
    return redirect("treatments:exercise_media_content", photo.pk)


def wanted(request: HttpRequest) -> int | str:
    """A pose's place, "strip" or "moving". Raises ValueError for a place that is none."""
    if "strip" in request.GET:
        return "strip"
    pose = request.GET.get("pose", "")
    if not pose:
        return "moving"
    place = int(pose)
    if place < 0:
        raise ValueError
    return place


@lru_cache(maxsize=512)
def drawn(facts: str, what: int | str, *, mirrored: bool) -> str:
    exercise = json.loads(facts)
    if what == "moving":
        return drawings.moving(exercise, mirrored=mirrored)
    if what == "strip":
        return drawings.strip(exercise, mirrored=mirrored)
    return drawings.still(exercise, int(what), mirrored=mirrored)

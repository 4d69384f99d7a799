"""The figure of an exercise, pose by pose: sliders, and the drawing they make. Nothing is saved before "Save"."""

import base64
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.errors import Invalid, RuleBroken
from treatments import figures
from treatments.actions.exercises import edit_exercise
from treatments.content import library
from treatments.content_words import sentence_said
from treatments.figures.pose_check import MOST_POSES
from treatments.models import Exercise
from treatments.web.clinical_page import clinical_page
from treatments.web.exercises import editable, seen_by, stale
from treatments.web.forms.poses import BASES, base_pose, shown
from treatments.web.forms.sent_poses import read_poses

Poses = Sequence[Mapping[str, Any]]


@clinical_page("physio_treatments.add_exercise")
def poses(request: HttpRequest, key: str) -> HttpResponse:
    """Every button sends the whole form: `add`, `copy` and `remove` change it, `draw` shows it, `save` keeps it."""
    exercise = editable(request, key)
    if request.method == "GET":
        return editor(request, exercise, exercise.poses, faults_of(exercise.poses))
    given = changed(request, read_poses(request.POST))
    if request.POST.keys().isdisjoint({"save", "instead"}):
        return editor(request, exercise, given, faults_of(given))
    try:
        poses = figures.check_poses(given) if given else []
        edit_exercise(by=request.user, exercise=exercise, seen=seen_by(request), poses=poses)
    except figures.PoseRefused as refused:
        return editor(request, exercise, given, told(refused), status=Invalid.status)
    except RuleBroken as refused:
        if not stale(refused):
            raise
        return editor(request, exercise, given, status=refused.status, refusal=refused)
    messages.success(request, _("The figure is saved. What was sent to patients stays as it was."))
    return redirect("treatments:exercise", key)


@clinical_page("physio_treatments.add_exercise", methods=["POST"])
def drawing(request: HttpRequest, key: str) -> HttpResponse:
    """The pictures of the poses as they stand on the page, as addresses of data; or what cannot be drawn."""
    editable(request, key)
    given, mirrored = read_poses(request.POST), "mirrored" in request.POST
    if faults := faults_of(given):
        answer = {"faults": faults, "pictures": by_themselves(given, mirrored=mirrored)}
        return JsonResponse(answer, status=Invalid.status)
    return JsonResponse({"pictures": pictures(given, mirrored=mirrored)})


def changed(request: HttpRequest, given: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The poses after the button that was pressed."""
    wish = request.POST
    if "add" in wish:
        base = wish.get("base", "")
        if base in BASES:
            given.append(base_pose(base, {row["key"]: row["poses"] for row in library.exercises()}))
        elif given:
            given.append(dict(given[-1]))
    place = int(number) - 1 if (number := wish.get("remove", wish.get("copy", ""))).isdecimal() else -1
    if 0 <= place < len(given):
        if "remove" in wish:
            del given[place]
        else:
            given.insert(place + 1, dict(given[place]))
    return given


def faults_of(given: Poses) -> dict[str, str]:
    """Sentences by place; none where nothing is there yet."""
    try:
        if given:
            figures.check_poses(given)
    except figures.PoseRefused as refused:
        return told(refused)
    return {}


def told(refused: figures.PoseRefused) -> dict[str, str]:
    """Each sentence with the pose it is about."""
    return {
        place: of_pose(place.partition(".")[0], sentence_said(words))
        for place, words in refused.faults.items()
    }


def of_pose(number: str, words: str) -> str:
    return _("Pose %(n)s: %(fault)s") % {"n": number, "fault": words} if number else words


def pictures(given: Poses, *, mirrored: bool) -> dict[str, str]:
    """By the number of the pose, and the movement itself."""
    if not given:
        return {}
    facts = {"name": _("Preview"), "poses": given}
    stills = {str(n): figures.still(facts, n - 1, mirrored=mirrored) for n in range(1, len(given) + 1)}
    moving = {"moving": figures.moving(facts, close=True, mirrored=mirrored)}
    return {place: as_address(svg) for place, svg in {**stills, **moving}.items()}


def by_themselves(given: Poses, *, mirrored: bool) -> dict[str, str]:
    """Each pose that can be drawn, where all of them together cannot."""
    drawn = {}
    for n, pose in enumerate(given[:MOST_POSES], 1):
        with suppress(figures.PoseRefused):
            facts = {"name": _("Preview"), "poses": figures.check_poses([pose])}
            drawn[str(n)] = as_address(figures.still(facts, 0, mirrored=mirrored))
    return drawn


def as_address(svg: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def editor(
    request: HttpRequest,
    exercise: Exercise,
    given: Poses,
    faults: Mapping[str, str] | None = None,
    status: int = 200,
    refusal: RuleBroken | None = None,
) -> HttpResponse:
    faults = faults or {}
    mirrored = "mirrored" in request.POST
    drawn = (by_themselves if faults else pictures)(given, mirrored=mirrored)
    seen = seen_by(request)
    context = {
        "exercise": exercise,
        "version": exercise.revision if seen is None else seen,
        "stale": stale(refusal),
        "poses": [(fields, drawn.get(str(fields.number), "")) for fields in shown(given, faults)],
        "moving": drawn.get("moving", ""),
        "mirrored": mirrored,
        "faults": list(dict.fromkeys(faults.values())),
        "bases": list(BASES.items()),
        "full": len(given) >= MOST_POSES,
        "most": MOST_POSES,
    }
    return render(request, "treatments/exercise_poses.html", context, status=status)

"""The pain of an episode as a small picture."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from treatments.pain_trend import pain_trend
from treatments.web.clinical_page import clinical_page
from treatments.web.frames import episode_of


@clinical_page("physio_treatments.view_episode", methods=["GET"])
def trend(request: HttpRequest, key: UUID) -> HttpResponse:
    """An empty 204 where there are fewer than two ratings."""
    found = pain_trend(episode_of(request, key), reader=request.user)
    if found is None:
        return HttpResponse(status=204)
    context = {"trend": found, "alone": True}
    return render(request, "treatments/_trend.svg", context, content_type="image/svg+xml")

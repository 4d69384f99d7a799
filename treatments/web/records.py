"""The patient's file: what must not be overlooked, then the whole story."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from clinic.models import Appointment
from patients import clock
from patients.actions.patients import open_record
from patients.errors import Invalid
from patients.models import Patient, Precaution
from patients.web.page import is_fragment, visible
from treatments.models import CheckIn, Episode
from treatments.pain_trend import pain_trend
from treatments.timeline import Place, story
from treatments.web.clinical_page import clinical_page
from treatments.web.frames import alerts

COMING = 4


@clinical_page("physio_treatments.view_episode", methods=["GET"])
def record(request: HttpRequest, key: UUID) -> HttpResponse:
    """Opening the file is a deed: it stands in the access log. Older entries come as a fragment or a page."""
    patient = visible(Patient, request, key)
    since = place_in(request)
    if since is None:
        open_record(by=request.user, patient=patient)
    context: dict[str, Any] = {
        "patient": patient,
        "since": since,
        "story": story(patient, reader=request.user, since=since),
    }
    if is_fragment(request) and since:
        return render(request, "treatments/_story.html", context)
    context |= head(request, patient)
    current = context["open_episodes"][:1]
    context["trend"] = pain_trend(current[0], reader=request.user) if current else None
    return render(request, "treatments/record.html", context)


def head(request: HttpRequest, patient: Patient) -> dict[str, Any]:
    episodes = list(
        Episode.objects.visible_to(request.user).filter(patient=patient).select_related("practitioner")
    )
    precautions = Precaution.objects.visible_to(request.user).filter(patient=patient)
    answers = CheckIn.objects.visible_to(request.user).filter(episode__patient=patient)
    visits = Appointment.objects.visible_to(request.user).filter(patient=patient)
    return {
        "episodes": episodes,
        "open_episodes": [episode for episode in episodes if episode.is_open],
        "upcoming": visits.upcoming(clock.now()).with_names()[:COMING],
        "alerts": alerts(episodes),
        "precautions": precautions.in_force(clock.now().date()),
        "newest": answers.select_related("episode", "screen").first(),
    }


def place_in(request: HttpRequest) -> Place | None:
    words = request.GET.get("since", "")
    try:
        return Place.read(words) if words else None
    except ValueError:
        raise Invalid("bad_query", _("This address does not name a place in the story.")) from None

"""What every page of an episode shows around its own content."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from clinic.models import Appointment
from patients import clock
from patients.models import Precaution
from patients.web.page import visible
from treatments.models import Episode, RedFlagScreen

# A visit belongs to today when it begins within so many hours of now, either way.
NEAR = timedelta(hours=12)


@dataclass(frozen=True)
class Alert:
    """An open red flag: the episode it holds, and the screen that raised it."""

    episode: Episode
    screen: RedFlagScreen | None

    @property
    def is_emergency(self) -> bool:
        return self.episode.hold == Episode.Hold.EMERGENCY


def episode_of(request: HttpRequest, key: UUID) -> Episode:
    return visible(Episode, request, key, Episode.objects.select_related("patient", "practitioner"))


def around(request: HttpRequest, episode: Episode) -> dict[str, Any]:
    """Context for `treatments/episode_base.html`."""
    patient = episode.patient
    precautions = Precaution.objects.visible_to(request.user).filter(patient=patient)
    return {
        "episode": episode,
        "patient": patient,
        "precautions": precautions.in_force(clock.now().date()),
        "alerts": alerts([episode]) if episode.hold else [],
    }


def alerts(episodes: list[Episode]) -> list[Alert]:
    """The episodes on hold, each with the newest screen nobody has decided on. One query."""
    held = [episode for episode in episodes if episode.hold]
    rows = RedFlagScreen.objects.filter(episode__in=held).filter(level__in=RedFlagScreen.STOPS_TREATMENT)
    newest: dict[UUID, RedFlagScreen] = {}
    for screen in rows.order_by("created_at", "id"):
        newest[screen.episode_id] = screen
    return [Alert(episode, newest.get(episode.pk)) for episode in held]


def visit_now(request: HttpRequest, episode: Episode) -> Appointment | None:
    """Today's visit of this patient with whoever is signed in, unless its session is signed already."""
    now = clock.now()
    visits = Appointment.objects.visible_to(request.user).taking_time()
    return (
        visits.filter(patient_id=episode.patient_id, practitioner__user=request.user.pk)
        .filter(starts_at__range=(now - NEAR, now + NEAR))
        .exclude(session__status="signed")
        .select_related("type", "location")
        .order_by("starts_at")
        .first()
    )

"""How many of a plan's sessions have no visit yet."""

from datetime import timedelta

from clinic.models import Appointment
from patients import clock
from treatments.models import Plan

# The session of the visit in which the plan was written is one of its sessions.
SAME_VISIT = timedelta(hours=12)


def still_to_book(plan: Plan) -> int:
    """Planned, without those that took place since and those that are in the diary with the same practitioner."""
    episode = plan.episode
    held = episode.sessions.filter(happened_at__gte=plan.created_at - SAME_VISIT).count()
    coming = Appointment.objects.upcoming(clock.now()).apart_from_offers().filter(patient=episode.patient_id)
    if episode.practitioner_id:
        coming = coming.filter(practitioner=episode.practitioner_id)
    return max(0, plan.sessions_planned - held - coming.count())

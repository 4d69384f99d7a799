"""The series a visit belongs to, on the visit's page."""

from typing import Any

from django import template
from django.template.context import Context

from clinic.actions.appointments import MOVABLE
from clinic.models import Appointment
from patients import clock

register = template.Library()


@register.inclusion_tag("clinic/_series.html", takes_context=True)
def visit_series(context: Context, visit: Appointment) -> dict[str, Any]:
    """Nothing for a visit on its own."""
    if visit.series is None:
        return {}
    visits = list(Appointment.objects.filter(series=visit.series).order_by("starts_at", "id"))
    to_come = [one for one in visits if one.starts_at >= clock.now() and one.status in MOVABLE]
    return {
        "visit": visit,
        "visits": visits,
        "location": visit.location,
        "number": visits.index(visit) + 1,
        "to_come": to_come,
        "perms": context.get("perms"),
    }

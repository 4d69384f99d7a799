"""A patient's link to one visit. It opens until the visit is over."""

from datetime import timedelta

from django.urls import reverse

from clinic.models import Appointment
from patients import clock
from patients.conf import site_url
from patients.links import IssuedLink, draw_link
from patients.models import Link

# So long a page can at least be read: that a visit is off, say.
AT_LEAST = timedelta(hours=1)


def draw_visit_link(visit: Appointment) -> IssuedLink:
    """Not saved yet. When the visit is moved, the mail about that brings a new one."""
    return draw_link(
        patient=visit.patient,
        purpose=Link.Purpose.APPOINTMENT,
        subject_id=visit.pk,
        expires_at=max(visit.ends_at, clock.now() + AT_LEAST),
    )


def visit_address(token: str) -> str:
    return site_url() + reverse("clinic:patient_visit", args=[token])


def reminders_address(token: str) -> str:
    """Where the patient ends reminders. The page shows, its button acts."""
    return site_url() + reverse("clinic:patient_reminders", args=[token])

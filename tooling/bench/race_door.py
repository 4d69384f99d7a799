"""The clinic's web server with one door more: the bound of a race, behind the same sign-in, body and answer.

A slot is taken there as hand-written SQL takes it: lock the practitioner's row, insert, and let the constraint say no.
"""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.standalone.settings")
django.setup()

from datetime import timedelta  # noqa: E402
from typing import Any  # noqa: E402

from django.conf import settings  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import IntegrityError, connection, transaction  # noqa: E402
from django.urls import include, path  # noqa: E402
from rest_framework.routers import SimpleRouter  # noqa: E402

from clinic.api.appointments import AppointmentViewSet  # noqa: E402
from clinic.models import Appointment  # noqa: E402
from patients.errors import RuleBroken  # noqa: E402

LOCK = "SELECT id FROM physio_clinic_practitioner WHERE id = %s FOR NO KEY UPDATE"
COLUMNS = (
    "id, created_at, patient_id, practitioner_id, location_id, room_id, type_id, starts_at, ends_at, blocked_until, "
    "booked_by_id, status, reason, note, sequence, late, online, overlap_reason"
)
INSERT = (
    f"INSERT INTO physio_clinic_appointment ({COLUMNS}) VALUES "
    "(%s, now(), %s, %s, %s, %s, %s, %s, %s, %s, %s, 'booked', '', '', 0, false, false, '')"
)


def insert_only(
    *, by: Any, patient: Any, practitioner: Any, location: Any, type: Any, room: Any, starts_at: Any
) -> Appointment:
    visit = Appointment()
    ends_at = starts_at + timedelta(minutes=type.minutes)
    keys = (visit.pk, patient.pk, practitioner.pk, location.pk, room.pk, type.pk)
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(LOCK, [practitioner.pk])
            cursor.execute(INSERT, [*keys, starts_at, ends_at, ends_at, by.pk])
    except IntegrityError as error:
        raise RuleBroken("slot_taken", "This time is already taken.") from error
    return visit


class BoundViewSet(AppointmentViewSet):
    adds = insert_only  # type: ignore[assignment]


router = SimpleRouter()
router.register("bound", BoundViewSet, basename="bound")
urlpatterns = [*router.urls, path("", include("clinic.standalone.urls"))]
settings.ROOT_URLCONF = __name__
application = get_wsgi_application()

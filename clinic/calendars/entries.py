"""What a feed tells of a practitioner's visits.

A calendar program keeps what it reads on somebody else's machines, so a feed tells as little as its setting allows:
when and where, and beside a name the kind of visit. Never a note, a telephone number or anything clinical. Without
names there is nothing but that somebody is busy. The places of a class are one entry.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from clinic.calendars.ical import Entry, uid_of
from clinic.models import Appointment, AppointmentChange, CalendarFeed
from patients.conf import site_url

BEFORE, AFTER = timedelta(days=30), timedelta(days=180)
CANCELLED = (Appointment.Status.CANCELLED_BY_PATIENT, Appointment.Status.CANCELLED_BY_CLINIC)


def entries_of(feed: CalendarFeed, now: datetime) -> list[Entry]:
    """In one query, whatever the number of visits."""
    newest = AppointmentChange.objects.filter(appointment=OuterRef("pk")).order_by("-created_at", "-id")
    visits = (
        Appointment.objects.filter(
            practitioner=feed.practitioner_id, starts_at__gte=now - BEFORE, starts_at__lt=now + AFTER
        )
        # What was only held for somebody and not taken is nobody's business any more.
        .exclude(offer__isnull=False, status__in=CANCELLED)
        .annotate(changed_at=Coalesce(Subquery(newest.values("created_at")[:1]), "created_at"))
        .select_related("patient", "type", "room", "location")
    )
    together = groupby(sorted(visits, key=by_key), key_of)
    entries = [entry_of(key, list(places), feed.names) for key, places in together]
    return sorted(entries, key=lambda entry: (entry.starts, entry.uid))


def key_of(visit: Appointment) -> UUID:
    """The places of a class share their slot; every other visit stands for itself."""
    return visit.slot if visit.slot and visit.place is not None else visit.pk


def by_key(visit: Appointment) -> tuple[UUID, UUID]:
    return key_of(visit), visit.pk


def entry_of(key: UUID, places: Sequence[Any], names: str) -> Entry:
    coming = [visit for visit in places if visit.status not in CANCELLED] or places
    first = coming[0]
    hidden = names == CalendarFeed.Names.HIDDEN
    return Entry(
        uid=uid_of(key),
        starts=first.starts_at,
        ends=first.ends_at,
        zone=first.location.tz,
        summary=_("Busy") if hidden else summary(coming, names),
        modified=max(visit.changed_at for visit in places),
        sequence=max(visit.sequence for visit in places),
        status=status_of(coming),
        location="" if hidden else ", ".join(str(part) for part in (first.room, first.location) if part),
        description="" if hidden or len(coming) == 1 else "\n".join(name(each, names) for each in coming),
        url="" if hidden or not site_url() else site_url() + reverse("clinic:appointment", args=[first.pk]),
    )


def status_of(coming: Sequence[Appointment]) -> str:
    statuses = {visit.status for visit in coming}
    if statuses <= set(CANCELLED):
        return "CANCELLED"
    return "TENTATIVE" if statuses == {Appointment.Status.REQUESTED} else "CONFIRMED"


def summary(coming: Sequence[Appointment], names: str) -> str:
    kind = coming[0].type.name
    who = name(coming[0], names) if len(coming) == 1 else str(len(coming))
    return f"{kind}: {who}"


def name(visit: Appointment, names: str) -> str:
    patient = visit.patient
    if names == CalendarFeed.Names.FULL:
        return patient.full_name
    return "".join(f"{part[0]}." for part in (patient.given_name, patient.family_name) if part)

"""What a feed tells of a practitioner's visits.

A calendar program keeps what it reads on somebody else's machines, so a feed tells as little as its setting allows:
when and where, and beside a name the kind of visit. Never a note, a telephone number or anything clinical. Without
names there is nothing but that somebody is busy. The places of a class are one entry.
"""

from collections.abc import Iterable, Mapping, Sequence
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
    """In one query, whatever the number of visits; in two where there are classes."""
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
    together = {key: list(places) for key, places in groupby(sorted(visits, key=by_key), key_of)}
    left = left_by_now(key for key, places in together.items() if places[0].pk != key)
    entries = [entry_of(key, places, left.get(key, ()), feed.names) for key, places in together.items()]
    return sorted(entries, key=lambda entry: (entry.starts, entry.uid))


def key_of(visit: Appointment) -> UUID:
    """The places of a class share their slot; every other visit stands for itself."""
    return visit.slot if visit.slot and visit.place is not None else visit.pk


def by_key(visit: Appointment) -> tuple[UUID, UUID]:
    return key_of(visit), visit.pk


def left_by_now(slots: Iterable[UUID]) -> dict[UUID, list[AppointmentChange]]:
    """By slot of a class, the changes by which somebody went elsewhere."""
    keys = [str(slot) for slot in slots]
    changes = AppointmentChange.objects.filter(before__slot__in=keys).select_related("appointment")
    left: dict[UUID, list[AppointmentChange]] = {}
    for change in changes if keys else ():
        left.setdefault(UUID(change.before["slot"]), []).append(change)
    return left


def entry_of(key: UUID, places: Sequence[Any], left: Sequence[AppointmentChange], names: str) -> Entry:
    coming = [visit for visit in places if visit.status not in CANCELLED] or places
    first = coming[0]
    hidden = names == CalendarFeed.Names.HIDDEN
    return Entry(
        uid=uid_of(key),
        starts=first.starts_at,
        ends=first.ends_at,
        zone=first.location.tz,
        summary=_("Busy") if hidden else summary(coming, names),
        modified=max([visit.changed_at for visit in places] + [change.created_at for change in left]),
        sequence=revision(
            {visit.pk: visit for visit in places} | {gone.appointment_id: gone.appointment for gone in left}
        ),
        status=status_of(coming),
        location="" if hidden else ", ".join(str(part) for part in (first.room, first.location) if part),
        description="" if hidden or len(coming) == 1 else "\n".join(name(each, names) for each in coming),
        url="" if hidden or not site_url() else site_url() + reverse("clinic:appointment", args=[first.pk]),
    )


def revision(ever_there: Mapping[UUID, Appointment]) -> int:
    """It grows with whatever happens to any of them and with who joins, and never falls when somebody leaves."""
    return sum(visit.sequence for visit in ever_there.values()) + len(ever_there) - 1


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

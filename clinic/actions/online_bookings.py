"""Booking a visit on the public page.

Nothing is held and nobody is looked up before the visitor has proven an e-mail address with the code sent to it. A
proven address stays proven: when the time was taken meanwhile, another one is chosen and nothing is typed again.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from clinic.actions.appointments import book_appointment
from clinic.actions.online_codes import SEND, locked
from clinic.actions.online_patients import patient_behind, require_few_open
from clinic.actions.online_rules import require_birth_date, require_few_codes, require_offered
from clinic.letters.visit_links import draw_visit_link
from clinic.models import Appointment, AppointmentType, OnlineBooking, Practitioner
from clinic.online.choices import Wanted
from clinic.outbox.nudge import nudge
from patients import audit, clock
from patients.actors import Actor, OnlineVisitor
from patients.deed import deed
from patients.errors import NotAllowed, RuleBroken
from patients.models import Patient
from patients.models.base import NotSaved

VISITOR = OnlineVisitor(
    may=frozenset(
        {
            "physio_clinic.book_online",
            "physio_clinic.add_appointment",
            "physio_patients.add_patient",
            "physio_patients.add_consent",
        }
    )
)
A_DAY = timedelta(days=1)
STATUS = {
    AppointmentType.Online.BOOK: Appointment.Status.BOOKED,
    AppointmentType.Online.REQUEST: Appointment.Status.REQUESTED,
}


@deed("physio_clinic.book_online")
def begin_online_booking(
    *, by: Actor, submission: UUID, wanted: Wanted, email: str, consents: Mapping[str, bool], **details: Any
) -> OnlineBooking:
    """Keep what was typed, and owe a code. One form sent twice is one booking; a corrected form is another.

    Raises Invalid for what cannot be, RuleBroken for a time that cannot be had, TooMany.
    """
    place = {"type": wanted.type, "practitioner": wanted.practitioner, "location": wanted.location}
    facts = {**details, "email": email.lower(), "consents": dict(consents), "starts_at": wanted.starts_at}
    told = repr([*(thing.pk for thing in place.values()), *sorted(facts.items())])
    booking = OnlineBooking(pk=uuid5(submission, told), code_due_at=clock.now(), **place, **facts)
    if sent_before := OnlineBooking.objects.filter(pk=booking.pk).first():
        return sent_before
    require_birth_date(booking.birth_date)
    require_offered(booking)
    require_few_codes(booking.email)
    try:
        with transaction.atomic():
            booking.check_and_save(force_insert=True)
    except NotSaved:
        return OnlineBooking.objects.get(pk=booking.pk)
    audit.record(by=by, deed="onlinebooking.begun", about=booking)
    nudge(SEND, str(booking.pk))
    return booking


@deed("physio_clinic.book_online")
def book_online(
    *,
    by: Actor,
    booking: OnlineBooking,
    practitioner: Practitioner | None = None,
    starts_at: datetime | None = None,
) -> Appointment:
    """The visit, for the patient behind the proven address, who is registered if new. Doing it twice books once.

    With `practitioner` and `starts_at` another time than the one first chosen. Whoever has two pages open is one
    person: bookings of one address wait for each other.
    """
    list(OnlineBooking.objects.select_for_update(no_key=True).filter(email=booking.email).order_by("pk"))
    booking = locked(booking)
    if booking.appointment:
        return booking.appointment
    if not booking.proven_at:
        raise NotAllowed("not_proven", _("Please give the code from the e-mail first."))
    booking.practitioner = practitioner or booking.practitioner
    booking.starts_at = starts_at or booking.starts_at
    require_offered(booking)
    patient = patient_behind(by=by, booking=booking)
    require_few_open(patient)
    booking.appointment = visit_of(booking, patient, by=by)
    booking.check_and_save()
    audit.record(by=by, deed="onlinebooking.booked", about=booking, patient=patient)
    return booking.appointment


@deed("physio_clinic.book_online")
def open_visit(*, by: Actor, booking: OnlineBooking) -> str:
    """The token of a new link to the booked visit's own page. Raises RuleBroken where nothing is booked."""
    visit = locked(booking).appointment
    if visit is None:
        raise RuleBroken("not_booked", _("This visit is not booked yet."))
    audit.record(by=by, deed="onlinebooking.opened", about=booking, patient=visit.patient)
    issued = draw_visit_link(visit)
    issued.link.check_and_save()
    return issued.token


def visit_of(booking: OnlineBooking, patient: Patient, *, by: Actor) -> Appointment:
    phone = "" if booking.phone in ("", patient.phone, patient.second_phone) else booking.phone
    given = _("Phone given online: %(phone)s") % {"phone": phone} if phone else ""
    return book_appointment(
        by=by,
        patient=patient,
        practitioner=booking.practitioner,
        location=booking.location,
        type=booking.type,
        starts_at=booking.starts_at,
        status=STATUS[AppointmentType.Online(booking.type.online)],
        note=" · ".join(filter(None, (given, booking.note)))[:300],
    )


@deed("physio_clinic.book_online")
def forget_unfinished(*, by: Actor) -> int:
    """Delete what led to no visit within a day. Returns how many there were."""
    old = OnlineBooking.objects.filter(appointment=None, created_at__lt=clock.now() - A_DAY)
    return old.delete()[0]

"""Who is behind a proven e-mail address: somebody the clinic knows, or a new patient.

Known is whoever has the same e-mail address, date of birth, last and first name, however they are written: twins share
three of the four. Whoever is nearly known gets a file of their own, and the desk is asked to look: two files can be
joined, two people in one file hardly be parted. The page shows the same to all of them.
"""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic import conf
from clinic.actions.notices import raise_notice
from clinic.models import Notice, OnlineBooking
from patients import clock
from patients.actions.consents import record_consent
from patients.actions.patients import register_patient
from patients.actors import Actor
from patients.duplicates import alike
from patients.errors import RuleBroken
from patients.models import Consent, Patient
from patients.models.patient import plain

WORDING = "online-1"


def patient_behind(*, by: Actor, booking: OnlineBooking) -> Patient:
    """Raises RuleBroken `please_phone` where the file is closed: archived, merged, of somebody who died."""
    known = list(those_known(booking))
    patient = next((one for one in known if one.is_active), None)
    if known and patient is None:
        raise RuleBroken("please_phone", _("We cannot book this online. Please phone the clinic."))
    patient = patient or newcomer(by=by, booking=booking)
    for kind, given in booking.consents.items():
        if given and not Consent.objects.given(patient, kind):
            record_consent(
                by=by, patient=patient, kind=kind, given=True, how=Consent.How.ONLINE, text_version=WORDING
            )
    return patient


def those_known(booking: OnlineBooking) -> Iterator[Patient]:
    same = Patient.objects.filter(birth_date=booking.birth_date, email__iexact=booking.email)
    for patient in same.order_by("created_at", "id"):
        names = {spelled(patient.given_name), spelled(patient.preferred_name)}
        family = spelled(patient.family_name) == spelled(booking.family_name)
        if family and spelled(booking.given_name) in names:
            yield patient


def spelled(name: str) -> str:
    """Without case, accents, spaces and hyphens: “Anne-Marie” and “Anne Marie”."""
    return "".join(letter for letter in plain(name) if letter.isalnum())


def newcomer(*, by: Actor, booking: OnlineBooking) -> Patient:
    patient = register_patient(
        by=by,
        given_name=booking.given_name,
        family_name=booking.family_name,
        birth_date=booking.birth_date,
        email=booking.email,
        phone=booking.phone,
        language=booking.language,
    )
    if alike(Patient.objects.exclude(pk=patient.pk), patient):
        raise_notice(
            by=by,
            patient=patient,
            audience=Notice.Audience.DESK,
            kind="maybe-known",
            severity=Notice.Severity.SOON,
            summary=gettext_lazy(
                "Registered online. Another file has the same date of birth and a similar name."
            ),
            subject_id=patient.pk,
        )
    return patient


def require_few_open(patient: Patient) -> None:
    """Raises RuleBroken `too_many_open`."""
    still_to_come = patient.appointments.upcoming(clock.now()).filter(online=True).count()
    if still_to_come >= conf.ONLINE_BOOKINGS_OPEN():
        raise RuleBroken(
            "too_many_open", _("You already have several visits to come. Please phone us to book another.")
        )

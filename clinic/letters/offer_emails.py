"""What is written to somebody on the waiting list: a time is held for you, and somebody was quicker.

Neutral words: when, where and with whom, nothing of what for.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from clinic.letters.emails import write_mail
from clinic.models import Location, Message, Offer
from clinic.outbox.kinds import Errand, Kind, Mail, Refusal
from patients import clock
from patients.conf import site_url
from patients.links import draw_link
from patients.models import Link

# What is left of the time to decide when a mail was late.
LEAST = timedelta(minutes=2)


def offer_address(token: str) -> str:
    return site_url() + reverse("clinic:patient_offer", args=[token])


def load(errands: Sequence[Errand]) -> Mapping[UUID, Offer]:
    rows = Offer.objects.select_related("appointment__location", "appointment__practitioner")
    found = rows.in_bulk([errand.message.subject_id for errand in errands])
    return {errand.message.pk: found[errand.message.subject_id] for errand in errands}


def place(offer: Offer) -> Location:
    location: Location = offer.appointment.location
    return location


def unwanted(offer: Offer) -> Refusal | None:
    if not offer.is_running or offer.lapsed_by(clock.now() + LEAST):
        return Refusal(_("The time is no longer held."))
    return None


def missed_unwanted(offer: Offer) -> Refusal | None:
    """Who never heard of the time need not hear that it is gone."""
    told = Message.objects.filter(key=f"offer/{offer.pk}", state=Message.State.SENT)
    return None if told.exists() else Refusal(_("The offer itself was never sent."))


def build(errand: Errand, offer: Offer) -> Mail:
    issued = draw_link(patient=errand.patient, purpose=Link.Purpose.OFFER, subject_id=offer.pk)
    mail = written("clinic/emails/offer", errand, offer, link=offer_address(issued.token))
    return replace(mail, links=(issued,))


def build_missed(errand: Errand, offer: Offer) -> Mail:
    return written("clinic/emails/offer_missed", errand, offer)


def written(template: str, errand: Errand, offer: Offer, link: str = "") -> Mail:
    visit, location = offer.appointment, place(offer)
    context = {
        "patient": errand.patient,
        "visit": visit,
        "starts": location.local(visit.starts_at).replace(tzinfo=None),
        "expires": location.local(offer.expires_at).replace(tzinfo=None),
        "link": link,
    }
    return write_mail(template=template, location=location, language=errand.patient.language, context=context)


OFFER = Kind(name="offer", load=load, place=place, unwanted=unwanted, build=build)
MISSED = Kind(name="offer_missed", load=load, place=place, unwanted=missed_unwanted, build=build_missed)

"""The mails about a visit: its news, and its reminders.

They say when, where and with whom, and how to change it. Never what for: neither the kind of visit nor anything of the
record, because a mailbox is read over the shoulder.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from clinic import conf
from clinic.actions.appointment_messages import NEWS, REMINDER, hours_before
from clinic.emails import write_mail
from clinic.invitations import FILE_NAME, Invitation, entry_of
from clinic.models import AppointmentChange, Location
from clinic.outbox.encoding import Attachment
from clinic.outbox.kinds import Errand, Kind, Mail, Refusal
from clinic.reminders import reminder_moment
from clinic.visit_links import draw_visit_link, reminders_address, visit_address
from clinic.visit_news import Phase
from clinic.visit_occasions import Occasion, load
from clinic.visit_rules import Rules
from clinic.visit_words import Words, words_of
from patients import clock
from patients.languages import spoken
from patients.models import Patient


def place(occasion: Occasion) -> Location:
    return occasion.visit.location


def unwanted(occasion: Occasion) -> Refusal | None:
    """What holds for every message about a visit."""
    if occasion.superseded:
        return Refusal(_("The visit was changed after this."))
    if occasion.is_held:
        return Refusal(_("The time is only held for an offer."))
    if occasion.visit.starts_at <= clock.now():
        return Refusal(_("The visit has begun."))
    if not occasion.patient.email and occasion.patient.reminders != Patient.Reminders.EMAIL:
        return Refusal(_("The patient gets no e-mail about visits."))
    return None


def news_unwanted(occasion: Occasion) -> Refusal | None:
    if occasion.news is None:
        return Refusal(_("The patient knows this already."))
    if occasion.phase is Phase.OFF and occasion.told is None and undone_at_once(occasion):
        return Refusal(_("It was taken back before anybody heard of it."))
    return unwanted(occasion)


def undone_at_once(occasion: Occasion) -> bool:
    """Whether the visit went as it came, within the minutes in which a deed is undone."""
    first = occasion.stood_since
    stood = occasion.change.created_at - first.created_at
    return first.deed == AppointmentChange.Deed.BOOKED and stood < timedelta(minutes=conf.UNDO_MINUTES())


def reminder_unwanted(occasion: Occasion) -> Refusal | None:
    if occasion.patient.reminders != Patient.Reminders.EMAIL:
        return Refusal(_("The patient wants no reminders by e-mail."))
    if occasion.phase is not Phase.ON:
        return Refusal(_("The visit does not take place."))
    if next_is_due(occasion):
        return Refusal(_("It is late, and the next reminder is due as well."))
    return unwanted(occasion)


def next_is_due(occasion: Occasion) -> bool:
    """After an outage one reminder is enough."""
    own, visit = hours_before(occasion.message.key), occasion.visit
    closer = [hours for hours in conf.REMINDER_HOURS() if hours < own]
    return any(reminder_moment(visit.starts_at, hours, visit.location.tz) <= clock.now() for hours in closer)


def build_news(errand: Errand, occasion: Occasion) -> Mail:
    with override(spoken(errand.patient.language)):
        words = words_of(occasion.news, occasion.visit, occasion.told)
        attachments = invitations(errand, occasion)
    return replace(written(errand, occasion, words), attachments=attachments)


def build_reminder(errand: Errand, occasion: Occasion) -> Mail:
    with override(spoken(errand.patient.language)):
        words = words_of(None, occasion.visit, None)
    return written(errand, occasion, words, reminder=True)


def written(errand: Errand, occasion: Occasion, words: Words, *, reminder: bool = False) -> Mail:
    visit = occasion.visit
    issued = draw_visit_link(visit)
    stop_address = reminders_address(issued.token) if reminder else ""
    mail = write_mail(
        template="clinic/emails/visit",
        location=visit.location,
        language=errand.patient.language,
        context={
            "patient": errand.patient,
            "visit": visit,
            "words": words,
            "link": visit_address(issued.token),
            "stop_link": stop_address,
            "rules": Rules.of(visit),
        },
    )
    return replace(mail, links=(issued,), stop_address=stop_address)


def invitations(errand: Errand, occasion: Occasion) -> Sequence[Attachment]:
    """The calendar file. What was only asked for stands in nobody's calendar."""
    if occasion.phase is not Phase.ON and not occasion.invited:
        return ()
    invitation = Invitation(
        entry=entry_of(occasion.visit),
        sender=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
        sender_name=occasion.visit.location.name,
        guest=errand.patient.email,
    )
    return (Attachment(FILE_NAME, invitation.media_type, invitation.written()),)


VISIT_NEWS = Kind(name=NEWS, load=load, place=place, unwanted=news_unwanted, build=build_news, urgent=True)
VISIT_REMINDER = Kind(name=REMINDER, load=load, place=place, unwanted=reminder_unwanted, build=build_reminder)

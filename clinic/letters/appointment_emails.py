"""The mails about a visit: its news, and its reminders.

They say when, where and with whom, and how to change it. Never what for: neither the kind of visit nor anything of the
record, because a mailbox is read over the shoulder.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from email.utils import parseaddr
from typing import Self

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from clinic import conf
from clinic.actions.appointment_messages import NEWS, REMINDER, hours_before
from clinic.calendars import ical
from clinic.letters.emails import write_mail
from clinic.letters.invitations import FILE_NAME, Invitation, entry_of
from clinic.letters.reminders import reminder_moment
from clinic.letters.visit_links import draw_visit_link, reminders_address, visit_address
from clinic.letters.visit_news import Phase
from clinic.letters.visit_occasions import Occasion, load
from clinic.letters.visit_rules import Rules
from clinic.letters.visit_words import Words, city_of, words_of, words_of_several
from clinic.models import Appointment, Location
from clinic.outbox.encoding import Attachment
from clinic.outbox.kinds import Errand, Kind, Mail, Refusal
from clinic.visit_items import Item
from patients import clock
from patients.languages import spoken
from patients.links import IssuedLink
from patients.models import Patient


@dataclass(frozen=True)
class Told:
    """One visit as a mail shows it, with its own link."""

    visit: Appointment
    words: Words
    rules: Rules
    issued: IssuedLink

    @classmethod
    def of(cls, visit: Appointment, words: Words) -> Self:
        return cls(visit, words, Rules.of(visit), draw_visit_link(visit))

    @property
    def link(self) -> str:
        return visit_address(self.issued.token)


def place(occasion: Occasion) -> Location:
    return occasion.visit.location


def unwanted(occasion: Occasion) -> Refusal | None:
    """What holds for every message about a visit."""
    if not occasion.patient.email and occasion.patient.reminders != Patient.Reminders.EMAIL:
        return Refusal(_("The patient gets no e-mail about visits."))
    return None


def news_unwanted(occasion: Occasion) -> Refusal | None:
    if occasion.superseded and not occasion.visit.series:
        return Refusal(_("The visit was changed after this."))
    if not occasion.news:
        return Refusal(_("There is nothing to tell: the patient knows it, or it was taken back at once."))
    return unwanted(occasion)


def reminder_unwanted(occasion: Occasion) -> Refusal | None:
    if occasion.patient.reminders != Patient.Reminders.EMAIL:
        return Refusal(_("The patient wants no reminders by e-mail."))
    if occasion.superseded:
        return Refusal(_("The visit was changed after this."))
    if occasion.phase is not Phase.ON:
        return Refusal(_("The visit does not take place."))
    if occasion.visit.starts_at <= clock.now():
        return Refusal(_("The visit has begun."))
    if next_is_due(occasion):
        return Refusal(_("It is late, and the next reminder is due as well."))
    return unwanted(occasion)


def next_is_due(occasion: Occasion) -> bool:
    """After an outage one reminder is enough."""
    own, visit = hours_before(occasion.message.key), occasion.visit
    closer = [hours for hours in conf.REMINDER_HOURS() if hours < own]
    return any(reminder_moment(visit.starts_at, hours, visit.location.tz) <= clock.now() for hours in closer)


def build_news(errand: Errand, occasion: Occasion) -> Mail:
    items = occasion.news
    with override(spoken(errand.patient.language)):
        told = [Told.of(item.visit, words_of(item.news, item.visit, item.told)) for item in items]
        words = (
            told[0].words
            if len(told) == 1
            else words_of_several([item.news for item in items], items[0].visit)
        )
        attachments = calendar_files(errand, items)
    return replace(written(errand, told, words), attachments=attachments)


def build_reminder(errand: Errand, occasion: Occasion) -> Mail:
    with override(spoken(errand.patient.language)):
        words = words_of(None, occasion.visit, None)
        told = [Told.of(occasion.visit, words)]
    mail = written(errand, told, words, stoppable=True)
    return replace(mail, stop_address=reminders_address(mail.links[0].token))


def written(errand: Errand, told: Sequence[Told], words: Words, *, stoppable: bool = False) -> Mail:
    location = told[0].visit.location
    mail = write_mail(
        template="clinic/emails/visit" if len(told) == 1 else "clinic/emails/visits",
        location=location,
        language=errand.patient.language,
        context={
            "patient": errand.patient,
            "told": told,
            "words": words,
            "visit": told[0].visit,
            "rules": told[0].rules,
            "link": told[0].link,
            "city": city_of(location),
            "stop_link": reminders_address(told[0].issued.token) if stoppable else "",
        },
    )
    return replace(mail, links=[each.issued for each in told])


def calendar_files(errand: Errand, items: Sequence[Item]) -> Sequence[Attachment]:
    """What was only asked for stands in nobody's calendar. Several visits are one file to be read in, because an
    invitation is to one event."""
    known = [item.visit for item in items if item.phase is Phase.ON or item.invited]
    if len(known) > 1:
        content = ical.written([entry_of(visit) for visit in known], method="PUBLISH")
        return (Attachment(FILE_NAME, "text/calendar; charset=utf-8; method=PUBLISH", content),)
    return [invitation(errand, visit) for visit in known]


def invitation(errand: Errand, visit: Appointment) -> Attachment:
    made = Invitation(
        entry=entry_of(visit),
        sender=parseaddr(settings.DEFAULT_FROM_EMAIL)[1],
        sender_name=visit.location.name,
        guest=errand.patient.email,
    )
    return Attachment(FILE_NAME, made.media_type, made.written())


VISIT_NEWS = Kind(name=NEWS, load=load, place=place, unwanted=news_unwanted, build=build_news, urgent=True)
VISIT_REMINDER = Kind(name=REMINDER, load=load, place=place, unwanted=reminder_unwanted, build=build_reminder)

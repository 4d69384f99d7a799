"""Looking at the world again, just before sending, and writing the mail."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db import InterfaceError, OperationalError
from django.utils.translation import gettext as _

from clinic import conf
from clinic.letters import emails
from clinic.models import Message
from clinic.outbox import settling
from clinic.outbox.encoding import CareEmail
from clinic.outbox.kinds import Errand, Kind, Mail, Refusal, kind_of
from clinic.outbox.quiet_hours import next_allowed
from patients import clock
from patients.models import Consent, Link

log = logging.getLogger(__name__)

DATABASE_AWAY = (OperationalError, InterfaceError)


@dataclass(frozen=True)
class Letter:
    """A message that is still right, written and ready to be handed over."""

    message: Message
    mail: Mail
    email: CareEmail


def letters(messages: Sequence[Message]) -> list[Letter]:
    """The messages of this handful that are to go now. Each of the others is settled here and by itself.

    The links in the letters are saved before any of them leaves; one that does not leave after all tells nobody.
    """
    found = [letter for errand, about in gathered(errands(messages)) if (letter := written(errand, about))]
    if links := [issued.link for letter in found for issued in letter.mail.links]:
        Link.objects.bulk_create(links)
    return found


def errands(messages: Sequence[Message]) -> list[Errand]:
    said = newest_consents([message.patient_id for message in messages])
    return [
        Errand(
            message,
            message.patient,
            may_write=said.get((message.patient_id, Consent.Kind.EMAIL_CARE), False),
            in_full=said.get((message.patient_id, Consent.Kind.EMAIL_FULL), False),
        )
        for message in messages
    ]


def newest_consents(patients: list[UUID]) -> dict[tuple[UUID, str], bool]:
    kinds = (Consent.Kind.EMAIL_CARE, Consent.Kind.EMAIL_FULL)
    said = Consent.objects.filter(patient__in=patients, kind__in=kinds).order_by("created_at", "id")
    return {(patient, kind): given for patient, kind, given in said.values_list("patient", "kind", "given")}


def gathered(found: list[Errand]) -> Iterator[tuple[Errand, Any]]:
    """Each errand with what its kind says it is about. One that cannot be read fails alone."""
    by_kind = sorted(found, key=lambda errand: errand.message.kind)
    for _name, group in groupby(by_kind, key=lambda errand: errand.message.kind):
        together = list(group)
        try:
            known = kind_of(together[0].message).load(together)
            yield from [(errand, known[errand.message.pk]) for errand in together]
        except DATABASE_AWAY:
            raise
        except Exception:  # noqa: BLE001
            if len(together) == 1:
                fail_unwritten(together[0])
            else:
                for errand in together:
                    yield from gathered([errand])


def written(errand: Errand, about: Any) -> Letter | None:
    message = errand.message
    try:
        kind = kind_of(message)
        if message.attempts >= conf.MESSAGE_ATTEMPTS():
            settling.fail(message, _("Given up after %(count)s attempts.") % {"count": message.attempts})
        elif refusal := unwanted(errand, kind, about):
            settling.drop(message, refusal)
        elif not postponed(message, kind, about):
            mail = kind.build(errand, about)
            return Letter(message, mail, emails.as_email(errand, mail))
    except DATABASE_AWAY:
        raise
    except Exception:  # noqa: BLE001
        fail_unwritten(errand)
    return None


def unwanted(errand: Errand, kind: Kind, about: Any) -> Refusal | None:
    patient = errand.patient
    if not patient.is_active:
        return Refusal(_("The patient's record is closed."))
    if not errand.may_write:
        return Refusal(_("The patient has not agreed to e-mail, or took it back."))
    refusal = kind.unwanted(about)
    if refusal is None and not patient.email:
        return Refusal(_("There is no e-mail address on the record."), audience="desk")
    return refusal


def postponed(message: Message, kind: Kind, about: Any) -> bool:
    if kind.urgent:
        return False
    now = clock.now()
    allowed = next_allowed(now, kind.place(about).tz, conf.QUIET_HOURS())
    if allowed > now:
        settling.postpone(message, allowed)
    return allowed > now


def fail_unwritten(errand: Errand) -> None:
    log.exception("Message %s could not be written", errand.message.pk)
    settling.fail(errand.message, _("The words of this message could not be written."))

"""Links a patient may open without an account.

A token is 32 random bytes. Only its SHA-256 is stored, so whoever reads the database cannot open a page. A link has
one purpose and one subject, expires (after PHYSIO_LINK_DAYS unless told otherwise) and can be revoked. Opening one
changes nothing, because mail scanners open links; clinical content is shown after `confirm_birth_date`, which counts
wrong answers and locks the link at PHYSIO_LINK_FAILURES of them.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from patients import clock, conf
from patients.errors import RuleBroken
from patients.models import Link, Patient
from patients.signals import announce, link_locked


class LinkUnusable(RuleBroken):
    """No page behind this link: `unknown_link` (404), `link_expired`, `link_revoked` or `link_locked` (410)."""

    status = 410


class LinkUnknown(LinkUnusable):
    status = 404


class WrongBirthDate(RuleBroken):
    """The date given is not the patient's. `details["left"]` says how many tries remain."""

    status = 403


@dataclass(frozen=True)
class IssuedLink:
    """The only place where a token and its row are together. The token is never stored or logged."""

    link: Link
    token: str


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def draw_link(
    *, patient: Patient, purpose: str, subject_id: UUID, expires_at: datetime | None = None
) -> IssuedLink:
    """A new link, not saved yet: it opens nothing until the caller saves it."""
    token = secrets.token_urlsafe(32)
    link = Link(
        patient=patient,
        purpose=purpose,
        subject_id=subject_id,
        token_hash=hash_of(token),
        expires_at=expires_at or clock.now() + timedelta(days=conf.LINK_DAYS()),
    )
    return IssuedLink(link, token)


def issue_link(*, patient: Patient, purpose: str, subject_id: UUID) -> str:
    """Save a new link and return its token."""
    issued = draw_link(patient=patient, purpose=purpose, subject_id=subject_id)
    issued.link.save()
    return issued.token


def open_link(token: str, *, purpose: str = Link.Purpose.PROGRAMME) -> Link:
    """The usable link of a token. Reads only. Raises LinkUnusable."""
    given = hash_of(token)
    link = Link.objects.select_related("patient").filter(token_hash=given, purpose=purpose).first()
    if link is None or not hmac.compare_digest(link.token_hash, given):
        raise LinkUnknown("unknown_link", _("This link is not one of ours. Please check the address."))
    require_usable(link)
    return link


def require_usable(link: Link) -> None:
    if link.revoked_at:
        code = "link_locked" if link.failures >= conf.LINK_FAILURES() else "link_revoked"
        raise LinkUnusable(code, _("This link no longer works. Please ask the clinic for a new one."))
    if link.expires_at <= clock.now():
        raise LinkUnusable("link_expired", _("This link has expired. Please ask the clinic for a new one."))
    if not link.patient.is_active:
        raise LinkUnusable(
            "link_revoked", _("This link no longer works. Please ask the clinic for a new one.")
        )


def confirm_birth_date(*, link: Link, birth_date: date) -> Link:
    """Show that the person at the page is the patient. Raises WrongBirthDate, or LinkUnusable once locked.

    A wrong answer is counted and saved even though an exception follows.
    """
    with transaction.atomic():
        link = Link.objects.select_for_update(of=("self",)).select_related("patient").get(pk=link.pk)
        require_usable(link)
        known, given = (day.isoformat().encode() for day in (link.patient.birth_date, birth_date))
        if hmac.compare_digest(known, given):
            return remember_opening(link)
        count_failure(link)
    if link.revoked_at:
        raise LinkUnusable("link_locked", _("Too many wrong dates. Please ask the clinic for a new link."))
    left = conf.LINK_FAILURES() - link.failures
    raise WrongBirthDate(
        "wrong_birth_date", _("That is not the date of birth we know."), details={"left": left}
    )


def remember_opening(link: Link) -> Link:
    if link.opened_at is None or link.failures:
        link.opened_at = link.opened_at or clock.now()
        link.failures = 0
        link.save(update_fields=["opened_at", "failures"])
    return link


def count_failure(link: Link) -> None:
    link.failures += 1
    if link.failures >= conf.LINK_FAILURES():
        link.revoked_at = clock.now()
        announce(link_locked, Link, link=link)
    link.save(update_fields=["failures", "revoked_at"])


def revoke_links(*, subject_id: UUID) -> int:
    """Close every open link to one subject. Returns how many there were."""
    return Link.objects.filter(subject_id=subject_id, revoked_at=None).update(revoked_at=clock.now())

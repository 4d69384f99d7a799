"""A patient's birth date at the door of their page, with the desk told when the door locks."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from clinic.actions.notices import raise_notice
from clinic.models import Notice
from patients import links
from patients.actors import SYSTEM
from patients.links import LinkUnusable
from patients.models import Link


def confirm_birth_date(*, link: Link, birth_date: date) -> Link:
    """patients.links.confirm_birth_date, and a notice for the desk on the answer that locks the link.

    Raises WrongBirthDate, or LinkUnusable once locked.
    """
    was_open = link.revoked_at is None
    try:
        return links.confirm_birth_date(link=link, birth_date=birth_date)
    except LinkUnusable as error:
        if was_open and error.code == "link_locked":
            raise_notice(
                by=SYSTEM,
                patient=link.patient,
                audience=Notice.Audience.DESK,
                kind="link-locked",
                severity=Notice.Severity.SOON,
                summary=_(
                    "A page locked itself after wrong dates of birth. Ask the patient, and send a new link."
                ),
                subject_id=link.pk,
            )
        raise

"""The visit as it is now, under lock, and not as somebody last saw it."""

from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from clinic.models import Appointment, AppointmentChange
from patients.errors import RuleBroken


def locked(appointment: Appointment, sequence: int | None = None) -> Appointment:
    """The row, locked until the deed is done. `sequence` is the revision the person saw: raises `stale` after it.

    Only the deed's own columns are locked, so writing down something that refers to the visit never waits.
    """
    rows = Appointment.objects.select_for_update(of=("self",), no_key=True).with_names()
    now = rows.get(pk=appointment.pk)
    if sequence is not None and sequence != now.sequence:
        raise stale(now)
    return now


def stale(appointment: Appointment) -> RuleBroken:
    """Who was quicker, and where the visit is now."""
    newest = AppointmentChange.objects.filter(appointment=appointment).newest()
    who = (newest.by.get_full_name() or str(newest.by)) if newest and newest.by else _("Somebody")
    words = {**whereabouts(appointment), "who": who}
    sentence = _(
        "%(who)s has changed this visit meanwhile. It is now on %(day)s at %(time)s with %(practitioner)s: "
        "%(status)s."
    )
    details = {
        "sequence": appointment.sequence,
        "starts_at": appointment.local_start.isoformat(),
        "ends_at": appointment.location.local(appointment.ends_at).isoformat(),
        "practitioner": str(appointment.practitioner_id),
        "status": appointment.status,
    }
    return RuleBroken("stale", sentence % words, details=details)


def whereabouts(appointment: Appointment) -> dict[str, Any]:
    """When, with whom and how a visit stands, in words."""
    local = appointment.local_start
    return {
        "day": date_format(local, "DATE_FORMAT"),
        "time": date_format(local, "TIME_FORMAT"),
        "practitioner": appointment.practitioner,
        "status": appointment.get_status_display(),
    }

"""Conditions that change what may be done."""

from datetime import date

from django.utils.translation import gettext as _

from patients import audit, clock
from patients.actors import Actor, staff_user
from patients.conditions import conditions
from patients.deed import deed
from patients.errors import Invalid
from patients.models import Patient, Precaution


@deed("physio_patients.add_precaution")
def add_precaution(
    *,
    by: Actor,
    patient: Patient,
    code: str,
    since: date | None = None,
    until: date | None = None,
    note: str = "",
) -> Precaution:
    known = dict(conditions())
    if known and code not in known:
        words = _("Choose a condition of the list.")
        raise Invalid("unknown_condition", words, details={"code": [words]})
    precaution = Precaution(
        patient=patient, code=code, since=since, until=until, note=note, recorded_by=staff_user(by)
    )
    precaution.check_and_save()
    audit.record(by=by, deed="precaution.added", about=precaution, patient=patient, reason=code)
    return precaution


@deed("physio_patients.change_precaution")
def end_precaution(*, by: Actor, precaution: Precaution, until: date | None = None) -> Precaution:
    """The condition is over since `until`, today unless given. The row stays."""
    precaution.until = until or clock.now().date()
    precaution.check_and_save()
    audit.record(
        by=by, deed="precaution.ended", about=precaution, patient=precaution.patient, reason=precaution.code
    )
    return precaution

"""What the patient agrees to and takes back."""

from django.utils.translation import gettext as _

from patients import audit
from patients.actors import Actor, staff_user
from patients.deed import deed
from patients.errors import RuleBroken
from patients.models import Consent, Patient


@deed("physio_patients.add_consent")
def record_consent(
    *,
    by: Actor,
    patient: Patient,
    kind: str,
    given: bool,
    how: str = Consent.How.IN_PERSON,
    text_version: str = "1",
) -> Consent:
    """One more word of the patient. The newest of a kind counts; the older ones stay readable."""
    if kind == Consent.Kind.EMAIL_FULL and given and not patient.email:
        raise RuleBroken("no_email", _("There is no e-mail address to send the full programme to."))
    consent = Consent(
        patient=patient,
        kind=kind,
        given=given,
        how=how,
        text_version=text_version,
        recorded_by=staff_user(by),
    )
    consent.check_and_save()
    word = "given" if given else "withdrawn"
    audit.record(by=by, deed=f"consent.{word}", about=consent, patient=patient, reason=kind)
    return consent

from patients.models.access_event import AccessEvent
from patients.models.consent import Consent
from patients.models.document import Document
from patients.models.link import Link
from patients.models.patient import Patient
from patients.models.precaution import Precaution

__all__ = ["AccessEvent", "Consent", "Document", "Link", "Patient", "Precaution"]

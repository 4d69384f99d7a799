"""Files of the record."""

from patients import audit
from patients.actors import Actor, staff_user
from patients.deed import deed
from patients.models import Document, Patient


@deed("physio_patients.add_document")
def add_document(
    *, by: Actor, patient: Patient, title: str, file_name: str, media_type: str, content: bytes
) -> Document:
    document = Document(
        patient=patient,
        title=title,
        file_name=file_name,
        media_type=media_type,
        content=content,
        added_by=staff_user(by),
    )
    document.check_and_save()
    audit.record(by=by, deed="document.added", about=document, patient=patient, reason=title)
    return document

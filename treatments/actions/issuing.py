"""Making a version out of a draft: the words, the pictures and the handout, frozen together."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from clinic.models import Location
from patients import audit, links
from patients.actions.documents import add_document
from patients.actors import SYSTEM, Actor, staff_user
from patients.models import Document, Link, Patient
from treatments import conf, signatures
from treatments.handouts import Handout, HandoutExercise, render_handout
from treatments.models import Programme, ProgrammeItem, ProgrammeVersion, Session


def store_version(
    *, by: Actor, programme: Programme, items: Sequence[ProgrammeItem], session: Session
) -> ProgrammeVersion:
    newest = programme.versions.order_by("-number").first()
    patient = session.episode.patient
    version = ProgrammeVersion(
        programme=programme,
        session=session,
        number=newest.number + 1 if newest else 1,
        content={"note": programme.note, "items": [frozen(item) for item in items]},
        issued_by=staff_user(by),
    )
    version.handout = handout_of(version, patient=patient, session=session)
    version.check_and_save()
    signatures.sign(version, patient=patient, by=by)
    audit.record(by=by, deed="programme.issued", about=version, patient=patient)
    return version

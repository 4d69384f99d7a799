"""The chain of signatures: what a signature covers, and whether every record still fits it.

The content hash is SHA-256 over the record and its parts as canonical JSON; the chain hash covers that and the chain
hash before it in the same patient's chain. A record changed behind the product's back, or taken out, leaves a chain
that no longer fits.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.db import models

from patients.actors import Actor, staff_user
from patients.models import Patient
from treatments.models import Addendum, Assessment, ProgrammeVersion, Session, Signature

# The parts that belong to a record, by the name of the relation.
PARTS: dict[type[models.Model], tuple[str, ...]] = {
    Assessment: ("muscle_findings", "movement_findings"),
    Session: ("techniques",),
    ProgrammeVersion: (),
    Addendum: (),
}
RECORD_TYPES: dict[str, Any] = {model._meta.label_lower: model for model in PARTS}
START = "0" * 64


def content(record: models.Model) -> dict[str, Any]:
    """A record as plain values: every column, and every part in the order of its key."""
    values = row(record)
    for part in PARTS.get(type(record), ()):
        values[part] = [row(item) for item in getattr(record, part).order_by("pk")]
    return values


def row(record: models.Model) -> dict[str, Any]:
    return {field.attname: field.value_to_string(record) for field in record._meta.concrete_fields}


def content_hash(record: models.Model) -> str:
    """The record is read back first, so that the hash covers what the database holds, not what was typed."""
    record.refresh_from_db()
    return digest(content(record))


def digest(value: Any) -> str:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def sign(record: models.Model, *, patient: Patient, by: Actor) -> Signature:
    """Add a record to the patient's chain. The patient's row is locked, so a chain never forks."""
    Patient.objects.select_for_update().get(pk=patient.pk)
    previous = Signature.objects.filter(patient=patient).order_by("-number").first()
    signature = Signature(
        patient=patient,
        number=previous.number + 1 if previous else 1,
        record_type=record._meta.label_lower,
        record_id=record.pk,
        content_hash=content_hash(record),
        signed_by=staff_user(by),
    )
    signature.chain_hash = link(signature, previous.chain_hash if previous else START)
    signature.check_and_save()
    return signature


def link(signature: Signature, previous: str) -> str:
    who = str(signature.signed_by_id)
    return digest(
        [
            previous,
            signature.number,
            signature.record_type,
            str(signature.record_id),
            signature.content_hash,
            who,
            signature.created_at.isoformat(),
        ]
    )


def faults(patient: Patient) -> Iterator[str]:
    """Everything in a patient's chain that does not fit, as sentences. Nothing means every signed record is whole."""
    previous = START
    for expected, signature in enumerate(
        Signature.objects.filter(patient=patient).order_by("number"), start=1
    ):
        where = f"{signature.record_type} {signature.record_id}"
        if signature.number != expected:
            yield f"{where}: signature {expected} is missing."
        if signature.chain_hash != link(signature, previous):
            yield f"{where}: the signature does not fit the one before it."
        record = RECORD_TYPES[signature.record_type].objects.filter(pk=signature.record_id).first()
        if record is None:
            yield f"{where}: the signed record is gone."
        elif digest(content(record)) != signature.content_hash:
            yield f"{where}: the record is not what was signed."
        previous = signature.chain_hash

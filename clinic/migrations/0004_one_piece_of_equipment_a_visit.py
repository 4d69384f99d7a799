"""Carries over what the old columns said: who may book a type, and the equipment of a visit."""

from datetime import datetime
from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

FREES_TIME = ("cancelled_by_patient", "cancelled_by_clinic", "no_show")


def carry_over(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("physio_clinic", "AppointmentType").objects.filter(bookable_online=True).update(
        online="book"
    )
    taken_until: dict[Any, datetime] = {}
    visits = apps.get_model("physio_clinic", "Appointment").objects.filter(equipment_before__isnull=False)
    for visit in visits.distinct().order_by("starts_at", "id"):
        hand_over(visit, taken_until)


def hand_over(visit: Any, taken_until: dict[Any, datetime]) -> None:
    """Several pieces could be named, none of them was claimed. The first by name is from now on; where an earlier visit
    still has it, the name is kept for the desk to read."""
    piece = visit.equipment_before.order_by("name", "id").first()
    claims = not visit.overlap_reason and visit.status not in FREES_TIME
    if claims and visit.starts_at < taken_until.get(piece.pk, visit.starts_at):
        visit.note = f"{visit.note} {piece.name}".strip()[:300]
    else:
        visit.equipment = piece
        if claims:
            taken_until[piece.pk] = visit.blocked_until
    visit.save(update_fields=["equipment", "note"])


class Migration(migrations.Migration):
    dependencies = [("physio_clinic", "0003_a_diary_in_full")]

    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]

"""Carries over what the old columns said: who may book a type, and the equipment of a visit."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def carry_over(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    apps.get_model("physio_clinic", "AppointmentType").objects.filter(bookable_online=True).update(
        online="book"
    )
    for visit in apps.get_model("physio_clinic", "Appointment").objects.exclude(equipment_before=None):
        # Several pieces could be named, none of them was claimed. The first by name is from now on.
        visit.equipment = visit.equipment_before.order_by("name").first()
        visit.save(update_fields=["equipment"])


class Migration(migrations.Migration):
    dependencies = [("physio_clinic", "0003_a_diary_in_full")]

    operations = [migrations.RunPython(carry_over, migrations.RunPython.noop)]

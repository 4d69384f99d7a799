from django.db import migrations, models
from django.db.models.fields.json import KeyTransform


class Migration(migrations.Migration):
    dependencies = [("physio_clinic", "0009_an_offered_time_is_sold_once")]

    operations = [
        migrations.AddIndex(
            model_name="appointmentchange",
            index=models.Index(KeyTransform("slot", "before"), name="physio_change_left_slot"),
        ),
        migrations.AlterConstraint(
            model_name="freedslot",
            name="physio_freed_slot_runs_forward",
            constraint=models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="physio_freed_slot_runs_forward",
                violation_error_message="The end is before the start.",
            ),
        ),
    ]

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("physio_clinic", "0006_when_a_code_is_due"),
        ("physio_patients", "0004_how_visits_are_remembered"),
    ]

    operations = [
        migrations.AlterField(
            model_name="freedslot",
            name="appointment",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="freed_slots",
                to="physio_clinic.appointment",
            ),
        ),
        migrations.AddIndex(
            model_name="offer",
            index=models.Index(
                condition=models.Q(("state", "open")), fields=["expires_at"], name="physio_offer_running"
            ),
        ),
        migrations.AddConstraint(
            model_name="offer",
            constraint=models.UniqueConstraint(
                fields=("freed_slot", "entry"),
                name="physio_offer_asked_once",
                violation_error_message="This patient was already asked for this time.",
            ),
        ),
        migrations.AddConstraint(
            model_name="waitinglistentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("latest__gt", models.F("earliest"))),
                name="physio_waiting_part_of_the_day",
                violation_error_message="“Over by” has to be later than “not before”.",
            ),
        ),
        migrations.AddConstraint(
            model_name="waitinglistentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_day__gte", models.F("first_day"))),
                name="physio_waiting_days",
                violation_error_message="The last day is before the first.",
            ),
        ),
    ]

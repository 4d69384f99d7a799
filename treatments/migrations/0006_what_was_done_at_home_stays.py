import django.db.models.deletion
from django.db import migrations, models

from patients.database import append_only


class Migration(migrations.Migration):
    """Apart from the filling before: PostgreSQL refuses to alter a table whose changes are still being checked."""

    dependencies = [
        ("physio_treatments", "0005_a_log_knows_its_day"),
    ]

    operations = [
        migrations.AlterField(
            model_name="exerciselog",
            name="day",
            field=models.DateField(verbose_name="day"),
        ),
        migrations.AlterField(
            model_name="exerciselog",
            name="said_at",
            field=models.DateTimeField(verbose_name="said at"),
        ),
        migrations.AlterField(
            model_name="exerciselog",
            name="episode",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="exercise_logs",
                to="physio_treatments.episode",
            ),
        ),
        migrations.AlterField(
            model_name="exerciselog",
            name="programme_version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="exercise_logs",
                to="physio_treatments.programmeversion",
            ),
        ),
        migrations.AlterField(
            model_name="exerciselog",
            name="check_in",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="exercise_logs",
                to="physio_treatments.checkin",
            ),
        ),
        migrations.AddIndex(
            model_name="exerciselog",
            index=models.Index(fields=["episode", "day"], name="physio_exercise_log_days"),
        ),
        *append_only("physio_treatments_exerciselog", "What a patient answered"),
    ]

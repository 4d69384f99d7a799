from typing import Any

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone

from patients.database import append_only, lifted


def from_check_ins(apps: Any, schema_editor: Any) -> None:
    """A log takes episode, version, day and time from the check-in in which it was said."""
    logs = apps.get_model("physio_treatments", "ExerciseLog").objects
    for log in logs.select_related("check_in").iterator():
        log.episode_id = log.check_in.episode_id
        log.programme_version_id = log.check_in.programme_version_id
        log.said_at = log.check_in.created_at
        log.day = timezone.localdate(log.said_at)
        log.save()


class Migration(migrations.Migration):
    dependencies = [
        ("physio_treatments", "0004_what_an_exercise_needs"),
    ]

    operations = [
        *lifted(append_only("physio_treatments_exerciselog", "A check-in")),
        migrations.AlterModelOptions(
            name="exerciselog",
            options={"ordering": ("day", "created_at", "id"), "verbose_name": "exercise log"},
        ),
        migrations.AddField(
            model_name="exerciselog",
            name="day",
            field=models.DateField(null=True, verbose_name="day"),
        ),
        migrations.AddField(
            model_name="exerciselog",
            name="said_at",
            field=models.DateTimeField(null=True, verbose_name="said at"),
        ),
        migrations.AddField(
            model_name="exerciselog",
            name="episode",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="exercise_logs",
                to="physio_treatments.episode",
            ),
        ),
        migrations.AddField(
            model_name="exerciselog",
            name="programme_version",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="exercise_logs",
                to="physio_treatments.programmeversion",
            ),
        ),
        migrations.AddField(
            model_name="exerciselog",
            name="felt",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "Not said"),
                    ("too_easy", "Too easy"),
                    ("right", "Just right"),
                    ("too_hard", "Too hard"),
                ],
                max_length=8,
                verbose_name="how it felt",
            ),
        ),
        migrations.AddField(
            model_name="exerciselog",
            name="new_symptom",
            field=models.CharField(blank=True, max_length=30, verbose_name="new symptom"),
        ),
        migrations.AddField(
            model_name="exerciselog",
            name="sets_done",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[django.core.validators.MaxValueValidator(50)],
                verbose_name="sets done",
            ),
        ),
        migrations.RunPython(from_check_ins, migrations.RunPython.noop),
    ]

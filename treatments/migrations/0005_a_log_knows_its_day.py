from typing import Any

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone


def from_check_ins(apps: Any, schema_editor: Any) -> None:
    """A log takes episode, version, day and time from the check-in in which it was said.

    Where one exercise was logged twice on a day the newest answer counts, filled up from the older ones, as it does
    from now on.
    """
    newest: dict[tuple[Any, ...], Any] = {}
    logs = apps.get_model("physio_treatments", "ExerciseLog").objects
    for log in logs.select_related("check_in").order_by("check_in__created_at"):
        log.episode_id = log.check_in.episode_id
        log.programme_version_id = log.check_in.programme_version_id
        log.said_at = log.check_in.created_at
        log.day = timezone.localdate(log.said_at)
        older = newest.get((log.episode_id, log.exercise_key, log.day))
        if older:
            fill_up(log, older)
            older.delete()
        log.save()
        newest[log.episode_id, log.exercise_key, log.day] = log


def fill_up(log: Any, older: Any) -> None:
    for name in ("pain_before", "pain_peak", "pain_next_morning"):
        if getattr(log, name) is None:
            setattr(log, name, getattr(older, name))


class Migration(migrations.Migration):
    dependencies = [
        ("physio_treatments", "0004_what_an_exercise_needs"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="exerciselog",
            options={"ordering": ("day", "created_at", "id"), "verbose_name": "exercise log"},
        ),
        migrations.RemoveConstraint(model_name="exerciselog", name="physio_exercise_log_once"),
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

import django.core.validators
import django.db.models.deletion
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

import patients.clock


class Migration(migrations.Migration):
    dependencies = [
        ("physio_treatments", "0007_a_change_of_dose_is_proposed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ExerciseMedia",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=patients.clock.now, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("photo", "Photo"), ("clip", "Clip")], max_length=5, verbose_name="kind"
                    ),
                ),
                ("description", models.CharField(max_length=200, verbose_name="what it shows")),
                ("media_type", models.CharField(max_length=80)),
                ("content", models.BinaryField()),
                ("sha256", models.CharField(editable=False, max_length=64)),
                ("withdrawn", models.BooleanField(default=False, verbose_name="withdrawn")),
            ],
            options={
                "verbose_name": "exercise media",
                "ordering": ("created_at", "id"),
            },
        ),
        migrations.AddField(
            model_name="exercise",
            name="muscles",
            field=models.JSONField(blank=True, default=list, verbose_name="muscles"),
        ),
        migrations.AddField(
            model_name="exercisemedia",
            name="added_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="exercisemedia",
            name="exercise",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="media",
                to="physio_treatments.exercise",
            ),
        ),
    ]

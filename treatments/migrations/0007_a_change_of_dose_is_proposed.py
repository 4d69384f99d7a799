import django.core.validators
import django.db.models.deletion
import uuid_utils.compat
from django.conf import settings
from django.db import migrations, models

import patients.clock


class Migration(migrations.Migration):
    dependencies = [
        ("physio_treatments", "0006_what_was_done_at_home_stays"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DoseProposal",
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
                        choices=[
                            ("stop", "Stopped: a new symptom"),
                            ("propose_regress", "A step back"),
                            ("review", "To look at"),
                            ("propose_progress", "A step up"),
                        ],
                        max_length=16,
                        verbose_name="proposal",
                    ),
                ),
                ("rule", models.CharField(max_length=30)),
                ("rule_version", models.CharField(max_length=20)),
                ("why", models.CharField(max_length=300, verbose_name="why")),
                ("inputs", models.JSONField(default=dict)),
                ("change", models.JSONField(blank=True, default=dict, verbose_name="change")),
                ("pauses", models.BooleanField(default=False, verbose_name="paused for the patient")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "To decide"),
                            ("accepted", "Accepted"),
                            ("changed", "Changed"),
                            ("dismissed", "Dismissed"),
                            ("expired", "Expired"),
                        ],
                        default="open",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("expires_at", models.DateTimeField(blank=True, null=True, verbose_name="open until")),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="reason")),
            ],
            options={
                "verbose_name": "dose proposal",
                "ordering": ("-created_at", "-id"),
            },
        ),
        migrations.CreateModel(
            name="GradedDosage",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("created_at", models.DateTimeField(default=patients.clock.now, editable=False)),
                ("on", models.BooleanField(default=False, verbose_name="propose changes")),
                (
                    "relative",
                    models.BooleanField(default=False, verbose_name="judge the rise from the pain before"),
                ),
                (
                    "green",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(10)], verbose_name="safe up to"
                    ),
                ),
                (
                    "amber",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(10)],
                        verbose_name="acceptable up to",
                    ),
                ),
                (
                    "cap",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(10)],
                        verbose_name="always too much above",
                    ),
                ),
                (
                    "greens_needed",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(30),
                        ],
                        verbose_name="comfortable sessions needed",
                    ),
                ),
                (
                    "days_needed",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(30),
                        ],
                        verbose_name="on different days",
                    ),
                ),
                (
                    "adherence_needed",
                    models.DecimalField(
                        decimal_places=2,
                        max_digits=3,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(1),
                        ],
                        verbose_name="share of the planned sessions done",
                    ),
                ),
                (
                    "confidence_needed",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(10)],
                        verbose_name="confidence needed, 0–10",
                    ),
                ),
            ],
            options={
                "verbose_name": "graded dosage",
            },
        ),
        migrations.AddField(
            model_name="doseproposal",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="doseproposal",
            name="exercise",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="physio_treatments.exercise"
            ),
        ),
        migrations.AddField(
            model_name="doseproposal",
            name="programme",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="dose_proposals",
                to="physio_treatments.programme",
            ),
        ),
        migrations.AddField(
            model_name="gradeddosage",
            name="programme",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="graded_dosage",
                to="physio_treatments.programme",
            ),
        ),
        migrations.AddField(
            model_name="gradeddosage",
            name="set_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="doseproposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "open")),
                fields=("programme", "exercise"),
                name="physio_dose_proposal_one_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="gradeddosage",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("amber__lte", models.F("cap")), ("cap__lte", 10), ("green__lte", models.F("amber"))
                ),
                name="physio_graded_dosage_order",
                violation_error_message="Safe, acceptable and too much must follow one another.",
            ),
        ),
    ]

"""What was decided: goals, phase, techniques and exercises, how often, and when to look again."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from patients.models.base import Base
from treatments.models.assessment import Assessment
from treatments.models.catalogue import Technique
from treatments.models.clinical import ClinicalQuerySet
from treatments.models.episode import Episode
from treatments.models.exercise import Exercise


class Plan(Base):
    """Becomes active only on a signed assessment that states a clinical impression."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        ACTIVE = "active", _("Active")
        ON_HOLD = "on_hold", _("On hold")
        FINISHED = "finished", _("Finished")

    class Phase(models.TextChoices):
        CALM = "calm", _("1 Calm")
        MOVE = "move", _("2 Move")
        LOAD = "load", _("3 Load")
        MAINTAIN = "maintain", _("4 Maintain")

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="plans")
    assessment = models.ForeignKey(Assessment, models.PROTECT, null=True, blank=True, related_name="plans")
    goal = models.TextField(_("goal"), max_length=2000)
    phase = models.CharField(_("phase"), max_length=8, choices=Phase, default=Phase.CALM)
    sessions_planned = models.PositiveSmallIntegerField(
        _("sessions planned"), default=6, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    review_on = models.DateField(_("review on"))
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.DRAFT, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    activated_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ClinicalQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan")
        ordering = ("-created_at", "-id")
        permissions = [("activate_plan", "Can activate a plan")]
        constraints = [
            models.UniqueConstraint(
                fields=["episode"],
                condition=Q(status="active"),
                name="physio_plan_one_active",
                violation_error_message=_("This episode already has an active plan."),
            ),
            models.CheckConstraint(
                condition=Q(status="draft") | Q(assessment__isnull=False),
                name="physio_plan_rests_on_assessment",
            ),
        ]

    def __str__(self) -> str:
        return self.goal[:60]


class PlanItem(Base):
    """A technique or an exercise, and which finding it addresses."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="items")
    technique = models.ForeignKey(Technique, models.PROTECT, null=True, blank=True, related_name="+")
    exercise = models.ForeignKey(Exercise, models.PROTECT, null=True, blank=True, related_name="+")
    addresses = models.CharField(_("addresses"), max_length=200, blank=True)

    objects = ClinicalQuerySet.as_manager()

    class Meta:
        ordering = ("created_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(technique=None, exercise__isnull=False)
                | Q(technique__isnull=False, exercise=None),
                name="physio_plan_item_is_one_thing",
                violation_error_message=_("Choose a technique or an exercise."),
            )
        ]

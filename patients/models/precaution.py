"""A condition that changes what may be done: a pacemaker, an anticoagulant, a pregnancy."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from patients.models.base import Base
from patients.models.patient import Patient


class PrecautionQuerySet(models.QuerySet["Precaution"]):
    def visible_to(self, user: Any) -> Self:
        return self if user.has_perm("physio_patients.view_precaution") else self.none()

    def in_force(self, day: date) -> Self:
        return self.exclude(since__gt=day).exclude(until__lt=day)


class Precaution(Base):
    """`code` is a condition of the contraindication list."""

    patient = models.ForeignKey(Patient, models.PROTECT, related_name="precautions")
    code = models.SlugField(_("condition"), max_length=60)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )

    objects = PrecautionQuerySet.as_manager()

    class Meta:
        verbose_name = _("precaution")
        ordering = ("code", "id")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until=None)
                | models.Q(since=None)
                | models.Q(until__gte=models.F("since")),
                name="physio_precaution_ends_after_start",
                violation_error_message=_("The end is before the start."),
            ),
            models.UniqueConstraint(
                fields=["patient", "code"],
                condition=models.Q(until=None),
                name="physio_precaution_once",
                violation_error_message=_("This precaution is already on the record."),
            ),
        ]

    def __str__(self) -> str:
        return self.code.replace("_", " ")

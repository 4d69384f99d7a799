"""What waits for a member of staff: an emergency answer, a bounced mail, a review date."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from clinic.models.practitioner import Practitioner
from patients.models.base import Base
from patients.models.patient import Patient


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, user: Any) -> Self:
        """Clinical notices for those who may read the record, desk notices for those who run the diary."""
        audiences = [
            audience
            for audience, permission in Notice.PERMISSION.items()
            if user.has_perm("physio_clinic.view_notice") and user.has_perm(permission)
        ]
        return self.filter(audience__in=audiences)

    def waiting(self) -> Self:
        return self.filter(resolved_at=None)


class Notice(Base):
    class Audience(models.TextChoices):
        CLINICAL = "clinical", _("Clinicians")
        DESK = "desk", _("Desk")

    class Severity(models.IntegerChoices):
        INFORMATION = 0, _("For information")
        SOON = 1, _("Soon")
        TODAY = 2, _("Today")
        EMERGENCY = 3, _("Emergency")

    PERMISSION = {
        Audience.CLINICAL: "physio_treatments.view_episode",
        Audience.DESK: "physio_clinic.add_appointment",
    }

    patient = models.ForeignKey(Patient, models.PROTECT, related_name="notices")
    practitioner = models.ForeignKey(
        Practitioner, models.PROTECT, null=True, blank=True, related_name="notices"
    )
    audience = models.CharField(_("for"), max_length=8, choices=Audience)
    kind = models.SlugField(_("kind"), max_length=40)
    severity = models.PositiveSmallIntegerField(_("severity"), choices=Severity, default=Severity.SOON)
    summary = models.CharField(_("summary"), max_length=300)
    subject_id = models.UUIDField(null=True, blank=True)
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    resolved_at = models.DateTimeField(_("resolved"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    resolution = models.CharField(_("what was done"), max_length=300, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        ordering = ("-severity", "-created_at", "-id")
        indexes = [
            models.Index(
                fields=["practitioner", "-severity"],
                condition=models.Q(resolved_at=None),
                name="physio_notice_waiting",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "subject_id"],
                condition=models.Q(resolved_at=None, subject_id__isnull=False),
                name="physio_notice_once",
            )
        ]

    def __str__(self) -> str:
        return self.summary

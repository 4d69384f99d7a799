"""The access log: who did or read what, and when. The database refuses to change or delete a line."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from patients.models.base import Base
from patients.models.patient import Patient


class AccessEventQuerySet(models.QuerySet["AccessEvent"]):
    def visible_to(self, user: Any) -> Self:
        return self if user.has_perm("physio_patients.view_accessevent") else self.none()


class AccessEvent(Base):
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    actor_name = models.CharField(_("who"), max_length=150)
    deed = models.CharField(_("deed"), max_length=60)
    object_type = models.CharField(max_length=100)
    object_id = models.CharField(max_length=40)
    patient = models.ForeignKey(Patient, models.PROTECT, null=True, blank=True, related_name="access_events")
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = AccessEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("access log entry")
        verbose_name_plural = _("access log")
        ordering = ("-created_at", "-id")
        indexes = [models.Index(fields=["-created_at", "-id"], name="physio_access_newest")]

    def __str__(self) -> str:
        return f"{self.actor_name} {self.deed}"

"""A letter on: to a doctor, a specialist, imaging."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from patients.models.base import Base
from treatments.models.clinical import ClinicalQuerySet
from treatments.models.episode import Episode


class Referral(Base):
    class Priority(models.TextChoices):
        ROUTINE = "routine", _("Routine")
        URGENT = "urgent", _("Urgent")
        EMERGENCY = "emergency", _("Emergency")

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        SENT = "sent", _("Sent")
        ANSWERED = "answered", _("Answered")

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="referrals")
    to = models.CharField(_("to"), max_length=160)
    reason = models.TextField(_("reason"), max_length=4000)
    priority = models.CharField(_("priority"), max_length=9, choices=Priority, default=Priority.ROUTINE)
    due_on = models.DateField(_("send by"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ClinicalQuerySet.as_manager()

    class Meta:
        verbose_name = _("referral")
        ordering = ("-created_at", "-id")

    def __str__(self) -> str:
        return f"{_('Referral to')} {self.to}"

"""What a signature promised the patient. The row is the promise; the queue is only a nudge."""

from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from clinic.models import Message
from patients.models.base import Base
from treatments.models.clinical import ClinicalQuerySet
from treatments.models.episode import Episode
from treatments.models.programme import ProgrammeVersion
from treatments.models.session import Session


class FollowUpQuerySet(ClinicalQuerySet):
    def due(self, moment: datetime) -> Self:
        return self.filter(state=FollowUp.State.PLANNED, due_at__lte=moment)

    def sent(self, *, before: datetime) -> Self:
        """Whose e-mail left by then: only who was asked can leave an answer out."""
        left = Message.objects.filter(kind__in=FollowUp.Kind.values, state=Message.State.SENT)
        return self.filter(pk__in=left.filter(sent_at__lte=before).values("subject_id"))


class FollowUp(Base):
    class Kind(models.TextChoices):
        PROGRAMME = "programme", _("Exercise programme")
        CHECK_IN = "check_in", _("How are you getting on?")

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        RELEASED = "released", _("Handed to the outbox")
        ANSWERED = "answered", _("Answered")
        CANCELLED = "cancelled", _("Cancelled")

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="follow_ups")
    session = models.ForeignKey(Session, models.PROTECT, related_name="follow_ups")
    programme_version = models.ForeignKey(ProgrammeVersion, models.PROTECT, related_name="follow_ups")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    day = models.PositiveSmallIntegerField(_("day after the visit"), default=0)
    due_at = models.DateTimeField(_("due"))
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.PLANNED)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = _("follow-up")
        ordering = ("due_at", "id")
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(state="planned"), name="physio_follow_up_due")
        ]
        constraints = [
            models.UniqueConstraint(fields=["session", "kind", "day"], name="physio_follow_up_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.due_at:%Y-%m-%d}"

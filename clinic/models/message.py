"""The outbox: every e-mail the clinic means to send, is sending or has sent.

One row per intent. `key` says what the row is for (visit + kind + version) and is unique, so that meaning the same
thing twice writes one row.
"""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from patients.models.base import Base
from patients.models.patient import Patient


class MessageQuerySet(models.QuerySet["Message"]):
    def visible_to(self, user: Any) -> Self:
        return self if user.has_perm("physio_clinic.view_message") else self.none()

    def due(self, moment: datetime) -> Self:
        """To be sent now, and in no worker's hands: never claimed, or left behind when a lease ran out."""
        unclaimed = Q(lease_until=None) | Q(lease_until__lt=moment)
        return self.filter(unclaimed, state__in=Message.OPEN, due_at__lte=moment)


class Message(Base):
    """`kind` names the builder that writes the words at send time from `subject_id`; `text` keeps what was sent.

    A waiting row with a lease is in a worker's hands. "Sending" is the moment of handing over itself: a row still in
    it when its lease ran out may or may not have gone.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENDING = "sending", _("Sending")
        SENT = "sent", _("Sent")
        NOT_WANTED = "not_wanted", _("Not sent: no longer right")
        FAILED = "failed", _("Failed")

    OPEN = (State.WAITING, State.SENDING)

    key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(_("kind"), max_length=40)
    patient = models.ForeignKey(Patient, models.PROTECT, related_name="messages")
    subject_id = models.UUIDField()
    due_at = models.DateTimeField(_("due"))
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.WAITING)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    message_id = models.CharField(max_length=120, blank=True)
    to = models.EmailField(_("to"), blank=True)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    text = models.TextField(_("text"), blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    # A worker vanished between handing the mail over and saying so: the next attempt may be a second copy.
    maybe_twice = models.BooleanField(_("may have arrived twice"), default=False)
    explanation = models.CharField(_("explanation"), max_length=300, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        ordering = ("-created_at", "-id")
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(state__in=["waiting", "sending"]), name="physio_message_due"
            ),
            models.Index(fields=["patient", "-created_at"], name="physio_message_patient"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False), name="physio_message_sent_has_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="sending") | Q(lease_until__isnull=False),
                name="physio_message_sending_has_lease",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.get_state_display()}"

"""Time that somebody gave back, to be offered to the waiting list."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from clinic.models.appointment import Appointment
from clinic.models.location import Location
from clinic.models.practitioner import Practitioner
from patients.models.base import Base


class FreedSlotQuerySet(models.QuerySet["FreedSlot"]):
    def visible_to(self, user: Any) -> Self:
        return self if user.has_perm("physio_clinic.view_offer") else self.none()

    def due(self, moment: datetime) -> Self:
        return self.filter(state=FreedSlot.State.OPEN, due_at__lte=moment)


class FreedSlot(Base):
    """The row is the promise to ask the waiting list, written in the transaction that frees the time.

    It is looked at from `due_at`, once the deed can no longer be undone, and again whenever an offer of it ends
    without being accepted. Its key is the `slot` that the visits held by its offers share.
    """

    class State(models.TextChoices):
        OPEN = "open", _("To be offered")
        OFFERED = "offered", _("Offered")
        FILLED = "filled", _("Filled")
        CLOSED = "closed", _("Nobody to ask")

    # The visit whose time it was; none where the desk offers a gap of the diary.
    appointment = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="freed_slots"
    )
    practitioner = models.ForeignKey(Practitioner, models.PROTECT, related_name="+")
    location = models.ForeignKey(Location, models.PROTECT, related_name="+")
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    due_at = models.DateTimeField(_("due"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.OPEN)

    objects = FreedSlotQuerySet.as_manager()

    class Meta:
        verbose_name = _("freed slot")
        ordering = ("due_at", "id")
        indexes = [
            models.Index(fields=["due_at"], condition=models.Q(state="open"), name="physio_freed_slot_due")
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="physio_freed_slot_runs_forward",
                violation_error_message=_("The end is before the start."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.practitioner} {self.starts_at:%Y-%m-%d %H:%M}"

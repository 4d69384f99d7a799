"""What happened to a visit, step by step."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models.fields.json import KeyTransform
from django.utils.translation import gettext_lazy as _

from clinic.models.appointment import Appointment
from patients.models.base import Base


class AppointmentChangeQuerySet(models.QuerySet["AppointmentChange"]):
    def visible_to(self, user: Any) -> Self:
        return self if user.has_perm("physio_clinic.view_appointment") else self.none()

    def in_order(self) -> Self:
        return self.order_by("created_at", "id")

    def newest(self) -> "AppointmentChange | None":
        return self.select_related("by").in_order().last()


class AppointmentChange(Base):
    """One deed on one visit; rows are never changed or deleted.

    `before` and `after` hold what the deed changed, by field name, as JSON: keys of practitioner, room and equipment,
    times as ISO 8601 in UTC. `before` is empty for a booking. A deed is undone at most once: `undoes` is unique.
    """

    class Deed(models.TextChoices):
        BOOKED = "booked", _("Booked")
        MOVED = "moved", _("Moved")
        RESIZED = "resized", _("Made longer or shorter")
        STATUS = "status", _("Status changed")
        UNDONE = "undone", _("Undone")

    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="changes")
    deed = models.CharField(_("deed"), max_length=8, choices=Deed)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    # Who it was where there is no account: the system, or the patient through a link.
    actor = models.CharField(max_length=40)
    undoes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="undone_by")

    objects = AppointmentChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of a visit")
        ordering = ("created_at", "id")
        indexes = [
            models.Index(fields=["-created_at"], name="physio_change_newest"),
            # Who left a class: its calendar entry asks.
            models.Index(KeyTransform("slot", "before"), name="physio_change_left_slot"),
        ]

    def __str__(self) -> str:
        return self.get_deed_display()

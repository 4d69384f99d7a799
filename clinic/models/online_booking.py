"""A visit somebody is booking on the public page."""

from datetime import datetime
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from clinic.models.appointment import Appointment
from clinic.models.appointment_type import AppointmentType
from clinic.models.location import Location
from clinic.models.practitioner import Practitioner
from patients.models.base import Base


class OnlineBookingQuerySet(models.QuerySet["OnlineBooking"]):
    def visible_to(self, user: Any) -> Self:
        return self if user.has_perm("physio_clinic.view_appointment") else self.none()

    def owed_a_code(self, moment: datetime) -> Self:
        return self.filter(code_due_at__lte=moment, appointment=None)


class OnlineBooking(Base):
    """What was chosen and typed, until the code from the e-mail proves that the address is theirs.

    It holds no slot: only a proven address can. `code_due_at` is the promise to send a code, and stays until the mail
    server took it. Of the code only a keyed SHA-256 is stored. What led to no visit is deleted after a day.
    """

    type = models.ForeignKey(AppointmentType, models.CASCADE, related_name="+")
    practitioner = models.ForeignKey(Practitioner, models.CASCADE, related_name="+")
    location = models.ForeignKey(Location, models.CASCADE, related_name="+")
    starts_at = models.DateTimeField(_("starts"))
    given_name = models.CharField(_("first name"), max_length=80)
    family_name = models.CharField(_("last name"), max_length=80)
    birth_date = models.DateField(_("date of birth"))
    email = models.EmailField(_("e-mail"))
    phone = models.CharField(_("phone"), max_length=32, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")
    consents = models.JSONField(default=dict)
    code_hash = models.CharField(max_length=64, blank=True)
    code_expires_at = models.DateTimeField(null=True, blank=True)
    code_due_at = models.DateTimeField(null=True, blank=True)
    codes_sent = models.PositiveSmallIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    proven_at = models.DateTimeField(_("address proven"), null=True, blank=True)
    appointment = models.OneToOneField(
        Appointment, models.PROTECT, null=True, blank=True, related_name="online_booking"
    )

    objects = OnlineBookingQuerySet.as_manager()

    class Meta:
        verbose_name = _("online booking")
        ordering = ("-created_at", "-id")
        indexes = [
            models.Index(fields=["email", "-created_at"], name="physio_online_email"),
            models.Index(
                fields=["code_due_at"],
                condition=models.Q(code_due_at__isnull=False),
                name="physio_online_code_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.starts_at:%Y-%m-%d %H:%M}"

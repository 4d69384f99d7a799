"""What can be booked."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from clinic.models.practitioner import Practitioner, hex_colour
from patients.models.base import Base

HOURS_OF_A_DAY = 24


class AppointmentTypeQuerySet(models.QuerySet["AppointmentType"]):
    def visible_to(self, user: Any) -> Self:
        return self if user.has_perm("physio_clinic.view_appointmenttype") else self.none()


class AppointmentType(Base):
    """`minutes` with the patient, then `buffer_minutes` nobody can book. Price in minor units (pence, cents).

    `online` says whether patients may book it themselves, from `horizon_days` ahead until `lead_hours` before the
    start. More than one `capacity` makes it a class. Without `practitioners` everybody gives it.
    """

    class Online(models.TextChoices):
        NO = "no", _("Only the clinic books it")
        REQUEST = "request", _("Patients ask, the clinic confirms")
        BOOK = "book", _("Patients book")

    key = models.SlugField(_("key"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=80)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), validators=[MinValueValidator(5), MaxValueValidator(480)]
    )
    buffer_minutes = models.PositiveSmallIntegerField(
        _("buffer after, minutes"), default=0, validators=[MaxValueValidator(120)]
    )
    price_minor = models.PositiveIntegerField(_("price in minor units"), default=0)
    currency = models.CharField(_("currency"), max_length=3, default="GBP")
    online = models.CharField(_("who may book"), max_length=8, choices=Online, default=Online.NO)
    lead_hours = models.PositiveSmallIntegerField(
        _("patients book until, hours before"), default=2, validators=[MaxValueValidator(720)]
    )
    horizon_days = models.PositiveSmallIntegerField(
        _("patients book at most, days ahead"),
        default=90,
        validators=[MinValueValidator(1), MaxValueValidator(730)],
    )
    capacity = models.PositiveSmallIntegerField(_("capacity"), default=1, validators=[MinValueValidator(1)])
    needs_room = models.BooleanField(_("needs a room"), default=True)
    needs_equipment = models.BooleanField(_("needs equipment"), default=False)
    practitioners = models.ManyToManyField(
        Practitioner, verbose_name=_("who gives it"), blank=True, related_name="appointment_types"
    )
    colour = models.CharField(_("colour"), max_length=7, default="#2a7f62", validators=[hex_colour])

    objects = AppointmentTypeQuerySet.as_manager()

    class Meta:
        verbose_name = _("appointment type")
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(condition=models.Q(minutes__gte=5), name="physio_type_has_length"),
            models.CheckConstraint(condition=models.Q(capacity__gte=1), name="physio_type_has_capacity"),
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        if self.lead_hours >= self.horizon_days * HOURS_OF_A_DAY:
            raise ValidationError(
                {"lead_hours": _("Nobody could book: this is earlier than they may begin to.")}
            )
        if self.needs_equipment and self.capacity > 1:
            raise ValidationError({"needs_equipment": _("A class shares no single piece of equipment.")})

"""Where the clinic works."""

import zoneinfo
from datetime import datetime
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from patients.models.base import Base


def validate_zone(name: str) -> None:
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("“%(name)s” is not a time zone."), params={"name": name})


class PlaceQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        return self if user.has_perm("physio_clinic.view_location") else self.none()


class Location(Base):
    """A clinic at an address. All wall times of its diary are in `zone`, an IANA name."""

    class Paper(models.TextChoices):
        A4 = "a4", _("A4")
        US_LETTER = "us-letter", _("US Letter")

    name = models.CharField(_("name"), max_length=80, unique=True)
    zone = models.CharField(
        _("time zone"), max_length=40, default="Europe/London", validators=[validate_zone]
    )
    address = models.TextField(_("address"), max_length=400, blank=True)
    directions = models.TextField(
        _("how to find us"),
        max_length=600,
        blank=True,
        help_text=_("Patients read it on the page of their visit."),
    )
    phone = models.CharField(_("phone"), max_length=32, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    emergency_number = models.CharField(_("emergency number"), max_length=20, default="999")
    paper = models.CharField(
        _("paper"),
        max_length=9,
        choices=Paper,
        default=Paper.A4,
        help_text=_("The handouts of exercises are made for it."),
    )

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("location")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    @property
    def tz(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.zone)

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.tz)


class Room(Base):
    """`types` are the visits the room is for; without any it is for all."""

    location = models.ForeignKey(Location, models.PROTECT, related_name="rooms")
    name = models.CharField(_("name"), max_length=60)
    types = models.ManyToManyField(
        "physio_clinic.AppointmentType", verbose_name=_("what it is for"), blank=True, related_name="rooms"
    )

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("room")
        ordering = ("location", "name")
        constraints = [models.UniqueConstraint(fields=["location", "name"], name="physio_room_name")]

    def __str__(self) -> str:
        return self.name


class Equipment(Base):
    """A thing only one visit has at a time. `types` are the visits it is for; without any it is for all."""

    location = models.ForeignKey(Location, models.PROTECT, related_name="equipment")
    name = models.CharField(_("name"), max_length=60)
    serial_number = models.CharField(_("serial number"), max_length=60, blank=True)
    types = models.ManyToManyField(
        "physio_clinic.AppointmentType",
        verbose_name=_("what it is for"),
        blank=True,
        related_name="equipment",
    )
    checked_on = models.DateField(_("last safety check"), null=True, blank=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("equipment")
        verbose_name_plural = _("equipment")
        ordering = ("location", "name")
        constraints = [models.UniqueConstraint(fields=["location", "name"], name="physio_equipment_name")]

    def __str__(self) -> str:
        return self.name

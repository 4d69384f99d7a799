"""Who treats."""

from collections import Counter
from typing import Any, Self

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from patients.models.base import Base

hex_colour = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Give a colour such as #2a7f62."))


class PractitionerQuerySet(models.QuerySet["Practitioner"]):
    def visible_to(self, user: Any) -> Self:
        return self if user.has_perm("physio_clinic.view_practitioner") else self.none()

    def working(self) -> Self:
        return self.filter(active=True)


class Practitioner(Base):
    """`techniques` lists the technique keys they may use; empty means all that their profession may."""

    class Profession(models.TextChoices):
        PHYSIOTHERAPIST = "physiotherapist", _("Physiotherapist")
        OSTEOPATH = "osteopath", _("Osteopath")
        CHIROPRACTOR = "chiropractor", _("Chiropractor")
        MASSAGE_THERAPIST = "massage_therapist", _("Massage therapist")

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="practitioner")
    name = models.CharField(_("name"), max_length=120)
    profession = models.CharField(
        _("profession"), max_length=20, choices=Profession, default=Profession.PHYSIOTHERAPIST
    )
    registration_number = models.CharField(_("registration number"), max_length=40, blank=True)
    techniques = models.JSONField(_("techniques"), default=list, blank=True)
    colour = models.CharField(_("colour"), max_length=7, default="#2a7f62", validators=[hex_colour])
    active = models.BooleanField(_("active"), default=True)

    objects = PractitionerQuerySet.as_manager()

    class Meta:
        verbose_name = _("practitioner")
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name

    @property
    def home(self) -> Any:
        """The location with most of their weekly hours, whose clock absences are read on. None without hours."""
        hours = list(self.working_hours.select_related("location"))
        worked = Counter(row.location for row in hours)
        return max(worked, key=lambda location: (worked[location], location.name), default=None)

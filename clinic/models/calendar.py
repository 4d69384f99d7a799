"""The diary in other calendars, and other calendars in the diary."""

from typing import Any, Self
from urllib.parse import urlsplit

from django.db import models
from django.utils.translation import gettext_lazy as _

from clinic.models.practitioner import Practitioner
from patients.models.base import Base


class CalendarQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        """Managers see all, everybody else who may see any sees their own."""
        if user.has_perm("physio_clinic.change_practitioner"):
            return self
        allowed = user.has_perm(f"physio_clinic.view_{self.model._meta.model_name}")
        return self.filter(practitioner__user=user) if allowed else self.none()


class FeedQuerySet(CalendarQuerySet):
    def open(self) -> Self:
        return self.filter(revoked_at=None)


class OutsideQuerySet(CalendarQuerySet):
    def counted(self) -> Self:
        """With how many stretches of time each keeps free."""
        return self.annotate(stretches=models.Count("busy"))


class CalendarFeed(Base):
    """A secret address at which a calendar program reads a practitioner's visits.

    Only the SHA-256 of the address's token is stored. `names` says how much of a patient's name it tells.
    """

    class Names(models.TextChoices):
        FULL = "full", _("Full names")
        INITIALS = "initials", _("Initials")
        HIDDEN = "hidden", _("No names")

    practitioner = models.ForeignKey(Practitioner, models.CASCADE, related_name="calendar_feeds")
    names = models.CharField(_("patients' names"), max_length=8, choices=Names, default=Names.INITIALS)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    read_at = models.DateTimeField(_("last read"), null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True, editable=False)

    objects = FeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar feed")
        ordering = ("-created_at", "-id")

    def __str__(self) -> str:
        return f"{self.practitioner} ({self.get_names_display()})"


class OutsideCalendar(Base):
    """An .ics address whose busy times nobody can book. `problem` says why the last reading failed."""

    practitioner = models.ForeignKey(Practitioner, models.CASCADE, related_name="outside_calendars")
    name = models.CharField(_("name"), max_length=80)
    address = models.URLField(_("address"), max_length=1000)
    read_at = models.DateTimeField(_("last read"), null=True, blank=True, editable=False)
    problem = models.CharField(_("problem"), max_length=300, blank=True, editable=False)

    objects = OutsideQuerySet.as_manager()

    class Meta:
        verbose_name = _("outside calendar")
        ordering = ("name", "id")

    def __str__(self) -> str:
        return self.name

    @property
    def host(self) -> str:
        """All of the address that may be shown: the rest of it is often a secret."""
        return urlsplit(self.address).hostname or ""


class OutsideBusy(models.Model):
    """Busy from `starts_at` until `ends_at`, and nothing else of what the other calendar says."""

    calendar = models.ForeignKey(OutsideCalendar, models.CASCADE, related_name="busy")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        verbose_name = _("outside busy time")
        ordering = ("starts_at", "id")
        indexes = [models.Index(fields=["calendar", "ends_at"], name="physio_outside_busy_diary")]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"

"""When a practitioner works, and when not."""

from datetime import date
from typing import Any, Self

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from clinic.models.appointment_type import AppointmentType
from clinic.models.location import Location
from clinic.models.practitioner import Practitioner
from patients.models.base import Base


class HoursQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        return self if user.has_perm("physio_clinic.view_workinghours") else self.none()


class WorkingHours(Base):
    """One weekly stretch of work in the location's wall time. Monday is 0. Valid on both end dates.

    Extra hours on one day are a stretch that is valid on that day alone. With `only_for` the stretch is reserved for
    that type, a class say, and nothing else can be booked in it.
    """

    class Weekday(models.IntegerChoices):
        MONDAY = 0, _("Monday")
        TUESDAY = 1, _("Tuesday")
        WEDNESDAY = 2, _("Wednesday")
        THURSDAY = 3, _("Thursday")
        FRIDAY = 4, _("Friday")
        SATURDAY = 5, _("Saturday")
        SUNDAY = 6, _("Sunday")

    practitioner = models.ForeignKey(Practitioner, models.CASCADE, related_name="working_hours")
    location = models.ForeignKey(Location, models.CASCADE, related_name="working_hours")
    weekday = models.PositiveSmallIntegerField(
        _("weekday"), choices=Weekday, validators=[MaxValueValidator(6)]
    )
    starts = models.TimeField(_("from"))
    ends = models.TimeField(_("to"))
    valid_from = models.DateField(_("valid from"), default=date(2000, 1, 1))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    only_for = models.ForeignKey(
        AppointmentType,
        models.PROTECT,
        verbose_name=_("only for"),
        null=True,
        blank=True,
        related_name="reserved_hours",
    )

    objects = HoursQuerySet.as_manager()

    class Meta:
        verbose_name = _("working hours")
        verbose_name_plural = _("working hours")
        ordering = ("practitioner", "weekday", "starts")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__gt=models.F("starts")),
                name="physio_hours_end_after_start",
                violation_error_message=_("The end is before the start."),
            ),
            models.CheckConstraint(
                condition=models.Q(valid_until=None) | models.Q(valid_until__gte=models.F("valid_from")),
                name="physio_hours_validity",
                violation_error_message=_("The last day is before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.starts:%H:%M}–{self.ends:%H:%M}"


class Absence(Base):
    """A stretch in which a practitioner cannot be booked. Repeated ones share a `series`."""

    practitioner = models.ForeignKey(Practitioner, models.CASCADE, related_name="absences")
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("to"))
    reason = models.CharField(_("reason"), max_length=120, blank=True)
    series = models.UUIDField(null=True, blank=True, editable=False)

    objects = HoursQuerySet.as_manager()

    class Meta:
        verbose_name = _("absence")
        ordering = ("starts_at", "id")
        indexes = [models.Index(fields=["practitioner", "ends_at"], name="physio_absence_diary")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="physio_absence_ends_after_start",
                violation_error_message=_("The end is before the start."),
            )
        ]

    def __str__(self) -> str:
        return self.reason or str(_("absent"))

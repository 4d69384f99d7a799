"""When a whole location is closed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from clinic.models.location import Location, PlaceQuerySet
from patients.models.base import Base


class Closure(Base):
    """A bank holiday, a works outing, an afternoon without heating: nobody can be booked there then."""

    location = models.ForeignKey(Location, models.CASCADE, related_name="closures")
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("to"))
    name = models.CharField(_("name"), max_length=80)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("closing time")
        ordering = ("starts_at", "id")
        indexes = [models.Index(fields=["location", "ends_at"], name="physio_closure_diary")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="physio_closure_ends_after_start",
                violation_error_message=_("The end is before the start."),
            )
        ]

    def __str__(self) -> str:
        return self.name

"""Whether, and by which of the clinician's own criteria, a change of dose is proposed."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from patients.models.base import Base
from treatments.content import dose_settings
from treatments.models.clinical import ClinicalQuerySet
from treatments.models.programme import Programme


class GradedDosage(Base):
    """A clinician's criteria for one programme; off until switched on. The numbers: see `content.DoseSettings`."""

    programme = models.OneToOneField(Programme, models.PROTECT, related_name="graded_dosage")
    on = models.BooleanField(_("propose changes"), default=False)
    relative = models.BooleanField(_("judge the rise from the pain before"), default=False)
    green = models.PositiveSmallIntegerField(_("safe up to"), validators=[MaxValueValidator(10)])
    amber = models.PositiveSmallIntegerField(_("acceptable up to"), validators=[MaxValueValidator(10)])
    cap = models.PositiveSmallIntegerField(_("always too much above"), validators=[MaxValueValidator(10)])
    greens_needed = models.PositiveSmallIntegerField(
        _("comfortable sessions needed"), validators=[MinValueValidator(1), MaxValueValidator(30)]
    )
    days_needed = models.PositiveSmallIntegerField(
        _("on different days"), validators=[MinValueValidator(1), MaxValueValidator(30)]
    )
    adherence_needed = models.DecimalField(
        _("share of the planned sessions done"),
        max_digits=3,
        decimal_places=2,
        validators=[MinValueValidator(0), MaxValueValidator(1)],
    )
    confidence_needed = models.PositiveSmallIntegerField(
        _("confidence needed, 0–10"), validators=[MaxValueValidator(10)]
    )
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ClinicalQuerySet.as_manager()

    class Meta:
        verbose_name = _("graded dosage")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(green__lte=models.F("amber"), amber__lte=models.F("cap"), cap__lte=10),
                name="physio_graded_dosage_order",
                violation_error_message=_("Safe, acceptable and too much must follow one another."),
            )
        ]

    def __str__(self) -> str:
        return str(_("Graded dosage"))

    def clean(self) -> None:
        """What could never be met, or would be passed over in silence, is no criterion."""
        highest = dose_settings().cap
        faults: dict[str, str] = {}
        if self.cap is not None and self.cap > highest:
            faults["cap"] = _("At most %(highest)s: more pain than that is always too much.") % {
                "highest": highest
            }
        if None not in (self.days_needed, self.greens_needed) and self.days_needed > self.greens_needed:
            faults["days_needed"] = str(_("Not more days than comfortable sessions."))
        if faults:
            raise ValidationError(faults)

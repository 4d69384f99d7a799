"""One problem of one patient, from first visit to discharge. Everything clinical hangs on it."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from clinic.models import Practitioner
from patients.models import Patient
from patients.models.base import Base
from treatments.models.clinical import ClinicalQuerySet
from treatments.models.places import Region, Side


class Episode(Base):
    """`hold` repeats the open red-flag level where it stops treatment, so the database can say no as well."""

    class Mechanism(models.TextChoices):
        UNKNOWN = "", _("Not known")
        OVERSTRETCH = "overstretch", _("Stretched too far or too fast")
        LIFT = "lift", _("Lifting")
        TWIST = "twist", _("Twisting")
        SUDDEN = "sudden", _("Sudden, no clear cause")
        GRADUAL = "gradual", _("Gradual")
        OVERUSE = "overuse", _("Overuse")
        TRAUMA = "trauma", _("Injury")

    class Kind(models.TextChoices):
        ACUTE = "acute", _("Acute")
        RECURRENT = "recurrent", _("Recurrent")
        PERSISTENT = "persistent", _("Persistent, over 12 weeks")

    class Cause(models.TextChoices):
        UNKNOWN = "unknown", _("Not known")
        PROTECTIVE_STRAIN = "protective_strain", _("Protective muscle strain")
        SUSPECTED_ANATOMICAL = "suspected_anatomical", _("Suspected anatomical")
        MIXED = "mixed", _("Mixed")

    class RootCause(models.TextChoices):
        UNKNOWN = "unknown", _("Not known")
        SUSPECTED = "suspected", _("Suspected")
        CONFIRMED = "confirmed", _("Confirmed")
        NONE_FOUND = "none_found", _("None found")

    class Hold(models.TextChoices):
        NONE = "", _("No hold")
        EMERGENCY = "E", _("Emergency")
        URGENT = "U", _("Urgent: decision needed")
        REFER = "R", _("Referral: confirm that treatment goes on")

    patient = models.ForeignKey(Patient, models.PROTECT, related_name="episodes")
    practitioner = models.ForeignKey(
        Practitioner,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="episodes",
        verbose_name=_("clinician"),
    )
    problem = models.CharField(_("problem"), max_length=120, default="Back muscle spasm")
    region = models.CharField(_("region"), max_length=12, choices=Region)
    side = models.CharField(_("side"), max_length=8, choices=Side, blank=True)
    onset_on = models.DateField(_("onset"), null=True, blank=True)
    mechanism = models.CharField(_("how it began"), max_length=12, choices=Mechanism, blank=True)
    kind = models.CharField(_("course"), max_length=10, choices=Kind, default=Kind.ACUTE)
    recovery_window_days = models.PositiveSmallIntegerField(
        _("expected recovery, days"), default=14, validators=[MinValueValidator(1), MaxValueValidator(365)]
    )
    cause = models.CharField(_("cause class"), max_length=20, choices=Cause, default=Cause.UNKNOWN)
    root_cause = models.CharField(
        _("root cause"), max_length=10, choices=RootCause, default=RootCause.UNKNOWN
    )
    flare_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="flares")
    hold = models.CharField(max_length=1, choices=Hold, blank=True, editable=False)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)
    closing_reason = models.CharField(_("reason for closing"), max_length=200, blank=True)

    objects = ClinicalQuerySet.as_manager()

    class Meta:
        verbose_name = _("episode")
        ordering = ("-created_at", "-id")
        permissions = [("view_numbers", "Can see the clinic's numbers")]
        indexes = [models.Index(fields=["patient", "-created_at"], name="physio_episode_patient")]

    def __str__(self) -> str:
        return f"{self.problem}, {self.get_region_display()}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

"""What the patient answered from home."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from patients.models.base import Base
from treatments.models.clinical import ClinicalQuerySet
from treatments.models.episode import Episode
from treatments.models.fields import pain, pain_in_range
from treatments.models.programme import ProgrammeVersion
from treatments.models.red_flag_screen import RedFlagScreen


class CheckIn(Base):
    """`submission` is made by the page: the same answers sent twice are one check-in."""

    class Overall(models.TextChoices):
        NOT_SAID = "", _("Not said")
        BETTER = "better", _("Better")
        SAME = "same", _("About the same")
        WORSE = "worse", _("Worse")

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="check_ins")
    programme_version = models.ForeignKey(ProgrammeVersion, models.PROTECT, related_name="check_ins")
    screen = models.OneToOneField(RedFlagScreen, models.PROTECT, related_name="check_in")
    submission = models.UUIDField(unique=True)
    pain_now = pain(_("pain now"))
    overall = models.CharField(_("overall"), max_length=6, choices=Overall, blank=True)
    confidence = models.PositiveSmallIntegerField(
        _("confidence, 0–10"), null=True, blank=True, validators=[MaxValueValidator(10)]
    )
    call_me = models.BooleanField(_("please call me"), default=False)
    words = models.TextField(_("in your own words"), max_length=2000, blank=True)

    objects = ClinicalQuerySet.as_manager()

    class Meta:
        verbose_name = _("check-in")
        ordering = ("-created_at", "-id")
        indexes = [models.Index(fields=["episode", "-created_at"], name="physio_check_in_newest")]
        constraints = [pain_in_range("pain_now", "confidence", name="physio_check_in_pain")]

    def __str__(self) -> str:
        return f"{_('Check-in')} {self.created_at:%Y-%m-%d}"

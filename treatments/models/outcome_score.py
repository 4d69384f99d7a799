"""A measured outcome: what was answered, what it adds up to, by which formula."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from patients import clock
from patients.models.base import Base
from treatments.models.clinical import ClinicalQuerySet
from treatments.models.episode import Episode


class OutcomeScore(Base):
    class Mode(models.TextChoices):
        STAFF = "staff", _("Entered by staff")
        PATIENT = "patient", _("Answered by the patient")

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="outcome_scores")
    measure = models.SlugField(_("measure"), max_length=20)
    answers = models.JSONField(default=dict, blank=True)
    value = models.DecimalField(_("score"), max_digits=7, decimal_places=3, null=True, blank=True)
    complete = models.BooleanField(default=True)
    formula_version = models.CharField(max_length=20)
    mode = models.CharField(max_length=8, choices=Mode, default=Mode.STAFF)
    measured_at = models.DateTimeField(_("measured"), default=clock.now)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ClinicalQuerySet.as_manager()

    class Meta:
        verbose_name = _("outcome score")
        ordering = ("measured_at", "id")
        indexes = [models.Index(fields=["episode", "measure", "measured_at"], name="physio_outcome_trend")]

    def __str__(self) -> str:
        return f"{self.measure} {self.value}"

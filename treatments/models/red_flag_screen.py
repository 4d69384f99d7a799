"""The answers to the safety questions, as given."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from clinic.models import Appointment
from patients.models.base import Base
from treatments.models.clinical import ClinicalQuerySet
from treatments.models.episode import Episode


class RedFlagScreenQuerySet(ClinicalQuerySet):
    def by_clinician(self) -> Self:
        return self.filter(source=RedFlagScreen.Source.CLINICIAN, complete=True)


class RedFlagScreen(Base):
    """`level` is what the published rules make of the answers; a clinician's decision stands beside it.

    `resolved_level` is the level the clinician treats it as, `resolution` says why, and `action_taken` says who
    was told, when, and how the patient got there.
    """

    class Level(models.TextChoices):
        EMERGENCY = "E", _("Emergency")
        URGENT = "U", _("Urgent")
        REFER = "R", _("Refer")
        MONITOR = "M", _("Monitor")
        NONE = "N", _("No flag answered yes")

    class Source(models.TextChoices):
        CLINICIAN = "clinician", _("Asked by the clinician")
        CHECK_IN = "check_in", _("Answered by the patient at home")

    STOPS_TREATMENT = (Level.EMERGENCY, Level.URGENT, Level.REFER)

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="red_flag_screens")
    appointment = models.ForeignKey(Appointment, models.PROTECT, null=True, blank=True, related_name="+")
    source = models.CharField(max_length=10, choices=Source, default=Source.CLINICIAN)
    answers = models.JSONField(default=dict, blank=True)
    questions_version = models.CharField(max_length=20)
    complete = models.BooleanField(default=False)
    full = models.BooleanField(default=True)
    level = models.CharField(_("level"), max_length=1, choices=Level)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    resolved_level = models.CharField(max_length=1, choices=Level, blank=True)
    resolution = models.TextField(_("decision and reason"), max_length=2000, blank=True)
    action_taken = models.TextField(_("who was told, when, transport"), max_length=2000, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = RedFlagScreenQuerySet.as_manager()

    class Meta:
        verbose_name = _("red-flag screen")
        ordering = ("-created_at", "-id")
        indexes = [models.Index(fields=["episode", "-created_at"], name="physio_screen_newest")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(resolved_at=None) | ~models.Q(resolution=""),
                name="physio_screen_resolution_has_reason",
            )
        ]

    def __str__(self) -> str:
        return self.get_level_display()

    @property
    def treated_as(self) -> str:
        """The clinician's level where one was recorded, the rules' level otherwise."""
        return self.resolved_level or self.level

    def replaces(self, earlier: "RedFlagScreen") -> bool:
        """Whether this screen belongs to a later visit than `earlier`: an emergency closes the visit it arose in."""
        if self.appointment_id and earlier.appointment_id:
            return self.appointment_id != earlier.appointment_id
        return self.created_at.date() > earlier.created_at.date()

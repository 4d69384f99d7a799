"""A change of dose that waits for the clinician's decision."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from patients.models.base import Base
from treatments.models.clinical import ClinicalQuerySet
from treatments.models.exercise import Exercise
from treatments.models.programme import Programme, ProgrammeVersion


class DoseProposalQuerySet(ClinicalQuerySet):
    def open(self) -> Self:
        return self.filter(state=DoseProposal.State.OPEN).select_related("exercise")

    def pausing(self, version: ProgrammeVersion) -> Self:
        """What the patient of `version` is told to leave out: until a clinician decides, and until what was decided
        is issued.
        """
        undecided = models.Q(state=DoseProposal.State.OPEN)
        not_issued = models.Q(state__in=DoseProposal.CARRIED_OUT, decided_at__gt=version.created_at)
        return self.filter(undecided | not_issued, programme=version.programme_id, pauses=True)


class DoseProposal(Base):
    """What the clinician's criteria suggest for one exercise. Only the clinician changes a dose.

    `inputs` are the facts it rests on and `rule` with `rule_version` what was applied, so that it can be looked up
    later. `change` is the dose or exercise proposed, empty where only a decision is asked for. While one that `pauses`
    is open, the patient is told to leave the exercise out.
    """

    class Kind(models.TextChoices):
        STOP = "stop", _("Stopped: a new symptom")
        REGRESS = "propose_regress", _("A step back")
        REVIEW = "review", _("To look at")
        PROGRESS = "propose_progress", _("A step up")

    class State(models.TextChoices):
        OPEN = "open", _("To decide")
        ACCEPTED = "accepted", _("Accepted")
        CHANGED = "changed", _("Changed")
        DISMISSED = "dismissed", _("Dismissed")
        EXPIRED = "expired", _("Expired")

    CARRIED_OUT = (State.ACCEPTED, State.CHANGED)

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="dose_proposals")
    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="+")
    kind = models.CharField(_("proposal"), max_length=16, choices=Kind)
    rule = models.CharField(max_length=30)
    rule_version = models.CharField(max_length=20)
    why = models.CharField(_("why"), max_length=300)
    inputs = models.JSONField(default=dict)
    change = models.JSONField(_("change"), default=dict, blank=True)
    pauses = models.BooleanField(_("paused for the patient"), default=False)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.OPEN)
    expires_at = models.DateTimeField(_("open until"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = DoseProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("dose proposal")
        ordering = ("-created_at", "-id")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "exercise"],
                condition=models.Q(state="open"),
                name="physio_dose_proposal_one_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.exercise}"

    @property
    def needs_own_dose(self) -> bool:
        """Whether there is nothing to carry out before the clinician has worded it."""
        return "variable" in self.change or (self.pauses and not self.change)

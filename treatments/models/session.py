"""What was done in a visit, technique by technique."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from clinic.models import Appointment
from patients import clock
from patients.models.base import Base
from treatments.models.catalogue import Muscle, Technique
from treatments.models.clinical import ClinicalQuerySet, Signable
from treatments.models.episode import Episode
from treatments.models.fields import pain, pain_in_range
from treatments.models.places import Region, Side


class Session(Base):
    """SOAP text, pain and one comparable sign before and after. Signed, it is final."""

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="sessions")
    appointment = models.OneToOneField(
        Appointment, models.PROTECT, null=True, blank=True, related_name="session"
    )
    happened_at = models.DateTimeField(_("seen at"), default=clock.now)
    status = models.CharField(max_length=6, choices=Signable, default=Signable.DRAFT, editable=False)
    # Counts the saves of the draft, so that an old tab cannot overwrite a newer one.
    revision = models.PositiveIntegerField(default=0, editable=False)
    consent_confirmed = models.BooleanField(_("consent to today's treatment confirmed"), default=False)
    subjective = models.TextField(_("subjective"), max_length=8000, blank=True)
    objective = models.TextField(_("objective"), max_length=8000, blank=True)
    appraisal = models.TextField(_("assessment"), max_length=8000, blank=True)
    next_steps = models.TextField(_("plan"), max_length=8000, blank=True)
    pain_before = pain(_("pain before"))
    pain_after = pain(_("pain after"))
    sign = models.CharField(_("comparable sign"), max_length=80, blank=True)
    sign_before = models.DecimalField(_("before"), max_digits=6, decimal_places=1, null=True, blank=True)
    sign_after = models.DecimalField(_("after"), max_digits=6, decimal_places=1, null=True, blank=True)
    adverse_event = models.TextField(_("adverse event"), max_length=2000, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_at = models.DateTimeField(null=True, blank=True, editable=False)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    objects = ClinicalQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        ordering = ("-happened_at", "-id")
        permissions = [("sign_session", "Can sign a session")]
        indexes = [models.Index(fields=["episode", "-happened_at"], name="physio_session_newest")]
        constraints = [
            pain_in_range("pain_before", "pain_after", name="physio_session_pain"),
            models.CheckConstraint(
                condition=~models.Q(status="signed") | models.Q(signed_at__isnull=False),
                name="physio_session_signed_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{_('Session')} {self.happened_at:%Y-%m-%d}"

    @property
    def is_signed(self) -> bool:
        return self.status == Signable.SIGNED


class TechniqueApplied(Base):
    """One technique as it was used. `parameters` fit the technique's definitions (part of the catalogue)."""

    class Response(models.TextChoices):
        NOT_RECORDED = "", _("Not recorded")
        BETTER = "better", _("Better")
        SAME = "same", _("Same")
        WORSE = "worse", _("Worse")

    session = models.ForeignKey(Session, models.CASCADE, related_name="techniques")
    technique = models.ForeignKey(Technique, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=1)
    region = models.CharField(_("region"), max_length=12, choices=Region, blank=True)
    side = models.CharField(_("side"), max_length=8, choices=Side, blank=True)
    muscle = models.ForeignKey(Muscle, models.PROTECT, null=True, blank=True, related_name="+")
    parameters = models.JSONField(default=dict, blank=True)
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(240)]
    )
    pain_before = pain(_("pain before"))
    pain_after = pain(_("pain after"))
    response = models.CharField(_("response"), max_length=6, choices=Response, blank=True)
    override_confirmed = models.BooleanField(_("confirmed a second time"), default=False)
    override_reason = models.CharField(_("reason to go on"), max_length=300, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = ClinicalQuerySet.as_manager()

    class Meta:
        verbose_name = _("technique applied")
        ordering = ("position", "created_at", "id")
        permissions = [
            ("override_contraindication", "Can use a technique against a contraindication, with a reason")
        ]
        constraints = [pain_in_range("pain_before", "pain_after", name="physio_technique_pain")]

    def __str__(self) -> str:
        return str(self.technique)

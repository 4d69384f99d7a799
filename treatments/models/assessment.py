"""What the patient said and what the examination found."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from clinic.models import Appointment
from patients import clock
from patients.models.base import Base
from treatments.models.clinical import ClinicalQuerySet, Signable
from treatments.models.episode import Episode
from treatments.models.fields import pain, pain_in_range


class Answer(models.TextChoices):
    NOT_ASKED = "", _("Not asked")
    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNSURE = "unsure", _("Unsure")


class Assessment(Base):
    """Two times are kept: `happened_at`, when the patient was seen, and `created_at`, when it was written."""

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="assessments")
    appointment = models.ForeignKey(
        Appointment, models.PROTECT, null=True, blank=True, related_name="assessments"
    )
    happened_at = models.DateTimeField(_("seen at"), default=clock.now)
    status = models.CharField(max_length=6, choices=Signable, default=Signable.DRAFT, editable=False)
    # Counts the saves of the draft, so that an old tab cannot overwrite a newer one.
    revision = models.PositiveIntegerField(default=0, editable=False)

    eases_with_movement = models.CharField(
        _("eases when moving about"), max_length=6, choices=Answer, blank=True
    )
    worse_after_sitting = models.CharField(
        _("worse getting up after sitting a while"), max_length=6, choices=Answer, blank=True
    )
    pain_now = pain(_("pain now"))
    pain_best = pain(_("pain at best, 24 h"))
    pain_worst = pain(_("pain at worst, 24 h"))
    story = models.TextField(_("in the patient's words"), max_length=8000, blank=True)
    symptoms = models.JSONField(_("symptoms"), default=list, blank=True)
    aggravating = models.TextField(_("what makes it worse"), max_length=2000, blank=True)
    easing = models.TextField(_("what eases it"), max_length=2000, blank=True)
    contributing = models.JSONField(_("contributing factors"), default=dict, blank=True)
    impact = models.JSONField(_("impact on seven activities, 0–4"), default=dict, blank=True)
    stress = pain(_("stress, 0–10"))
    sleep_hours = models.DecimalField(
        _("sleep, hours"),
        max_digits=3,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(24)],
    )
    history = models.TextField(_("past injuries, treatments tried, medicines"), max_length=8000, blank=True)

    observation = models.TextField(_("posture and movement quality"), max_length=4000, blank=True)
    palpation = models.TextField(_("palpation"), max_length=4000, blank=True)
    segments = models.JSONField(_("segments"), default=list, blank=True)
    neuro = models.JSONField(_("neurological examination"), default=dict, blank=True)
    body_marks = models.JSONField(_("body chart"), default=list, blank=True)

    impression = models.TextField(_("clinical impression"), max_length=4000, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_at = models.DateTimeField(null=True, blank=True, editable=False)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    objects = ClinicalQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment")
        ordering = ("-happened_at", "-id")
        permissions = [("sign_assessment", "Can sign an assessment")]
        indexes = [models.Index(fields=["episode", "-happened_at"], name="physio_assessment_newest")]
        constraints = [
            pain_in_range("pain_now", "pain_best", "pain_worst", "stress", name="physio_assessment_pain"),
            models.CheckConstraint(
                condition=~models.Q(status="signed") | models.Q(signed_at__isnull=False),
                name="physio_assessment_signed_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{_('Assessment')} {self.happened_at:%Y-%m-%d}"

    @property
    def is_signed(self) -> bool:
        return self.status == Signable.SIGNED

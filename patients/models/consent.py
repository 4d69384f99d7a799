"""What the patient agreed to, and took back. Rows are never changed: the newest of a kind counts."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import BooleanField, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from patients.models.base import Base
from patients.models.patient import Patient


class ConsentQuerySet(models.QuerySet["Consent"]):
    def visible_to(self, user: Any) -> Self:
        return self if user.has_perm("physio_patients.view_consent") else self.none()

    def given(self, patient: Patient, kind: str) -> bool:
        """Whether the newest word of this patient on `kind` is yes. Never asked is no."""
        newest = self.filter(patient=patient, kind=kind).order_by("-created_at", "-id").first()
        return bool(newest and newest.given)

    def newest_word(self, kind: str) -> Subquery:
        """The same for a query of rows that have a `patient`; None where never asked."""
        words = self.filter(patient=OuterRef("patient"), kind=kind).order_by("-created_at", "-id")
        return Subquery(words.values("given")[:1], output_field=BooleanField())


class Consent(Base):
    class Kind(models.TextChoices):
        TREATMENT = "treatment", _("Treatment")
        PRIVACY = "privacy", _("Privacy notice read")
        EMAIL_CARE = "email_care", _("Care messages by e-mail")
        EMAIL_FULL = "email_full", _("Full programme in the e-mail")
        SMS = "sms", _("Text messages")
        PUBLISH = "publish_feedback", _("Publish feedback")

    class How(models.TextChoices):
        IN_PERSON = "in_person", _("In person")
        PHONE = "phone", _("By phone")
        PAPER = "paper", _("On paper")
        ONLINE = "online", _("Online")

    patient = models.ForeignKey(Patient, models.PROTECT, related_name="consents")
    kind = models.CharField(_("consent to"), max_length=20, choices=Kind)
    given = models.BooleanField(_("given"))
    text_version = models.CharField(_("version of the text"), max_length=20, default="1")
    how = models.CharField(_("how"), max_length=10, choices=How, default=How.IN_PERSON)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        ordering = ("-created_at", "-id")
        indexes = [models.Index(fields=["patient", "kind", "-created_at"], name="physio_consent_newest")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {_('given') if self.given else _('withdrawn')}"

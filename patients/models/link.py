"""A link a patient may open without an account."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from patients.models.base import Base
from patients.models.patient import Patient


class Link(Base):
    """Only the SHA-256 of the token is stored: who reads the database cannot open the page.

    One purpose, one subject, one patient. `failures` counts wrong birth dates; enough of them revoke the link.
    """

    class Purpose(models.TextChoices):
        PROGRAMME = "programme", _("Exercise programme")
        APPOINTMENT = "appointment", _("Visit")
        OFFER = "offer", _("Offer of a time")

    patient = models.ForeignKey(Patient, models.PROTECT, related_name="links")
    purpose = models.CharField(max_length=20, choices=Purpose)
    subject_id = models.UUIDField()
    token_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("link")
        ordering = ("-created_at", "-id")
        indexes = [models.Index(fields=["subject_id"], name="physio_link_subject")]

    def __str__(self) -> str:
        return f"{self.purpose} until {self.expires_at:%Y-%m-%d}"

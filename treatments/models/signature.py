"""Signatures and what is added after them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from patients import clock
from patients.models import Patient
from patients.models.base import Base
from treatments.models.assessment import Assessment
from treatments.models.clinical import ClinicalQuerySet
from treatments.models.session import Session


class Signature(Base):
    """One link in a patient's chain: `content_hash` covers the record, `chain_hash` that and the link before.

    Change a signed record behind our back, or take one out, and every later link stops fitting.
    """

    patient = models.ForeignKey(Patient, models.PROTECT, related_name="signatures")
    number = models.PositiveIntegerField()
    record_type = models.CharField(max_length=60)
    record_id = models.UUIDField(unique=True)
    content_hash = models.CharField(max_length=64)
    chain_hash = models.CharField(max_length=64)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ClinicalQuerySet.as_manager()

    class Meta:
        verbose_name = _("signature")
        ordering = ("patient", "number")
        constraints = [models.UniqueConstraint(fields=["patient", "number"], name="physio_signature_number")]


class Addendum(Base):
    """A later word on a signed record: who, why, when it happened, when it was written."""

    assessment = models.ForeignKey(Assessment, models.PROTECT, null=True, blank=True, related_name="addenda")
    session = models.ForeignKey(Session, models.PROTECT, null=True, blank=True, related_name="addenda")
    text = models.TextField(_("addendum"), max_length=8000)
    reason = models.CharField(_("reason"), max_length=200)
    happened_at = models.DateTimeField(_("when it happened"), default=clock.now)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ClinicalQuerySet.as_manager()

    class Meta:
        verbose_name = _("addendum")
        verbose_name_plural = _("addenda")
        ordering = ("created_at", "id")
        constraints = [
            models.CheckConstraint(
                condition=Q(assessment=None, session__isnull=False)
                | Q(assessment__isnull=False, session=None),
                name="physio_addendum_to_one_record",
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]

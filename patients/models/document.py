"""A file kept with the record: a handout, a letter, a scan."""

import hashlib
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from patients.models.base import Base
from patients.models.patient import Patient


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, user: Any) -> Self:
        return self if user.has_perm("physio_patients.view_document") else self.none()


class Document(Base):
    """The bytes live in the database, so that a document is saved, rolled back and backed up with its record."""

    patient = models.ForeignKey(Patient, models.PROTECT, related_name="documents")
    title = models.CharField(_("title"), max_length=120)
    file_name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=80)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64, editable=False, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        ordering = ("-created_at", "-id")

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sha256 = hashlib.sha256(bytes(self.content)).hexdigest()
        super().save(*args, **kwargs)

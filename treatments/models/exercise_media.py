"""The clinic's own photo or clip of an exercise."""

import hashlib
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from patients.models.base import Base
from treatments.models.catalogue import CatalogueQuerySet
from treatments.models.exercise import Exercise


class ExerciseMedia(Base):
    """Never changed, only withdrawn: an issued programme goes on showing what it was issued with."""

    class Kind(models.TextChoices):
        PHOTO = "photo", _("Photo")
        CLIP = "clip", _("Clip")

    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="media")
    kind = models.CharField(_("kind"), max_length=5, choices=Kind)
    description = models.CharField(_("what it shows"), max_length=200)
    media_type = models.CharField(max_length=80)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64, editable=False)
    withdrawn = models.BooleanField(_("withdrawn"), default=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CatalogueQuerySet.as_manager()

    class Meta:
        verbose_name = _("exercise media")
        ordering = ("created_at", "id")

    def __str__(self) -> str:
        return self.description

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sha256 = hashlib.sha256(bytes(self.content)).hexdigest()
        super().save(*args, **kwargs)

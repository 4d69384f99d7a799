"""The clinic's own photo or clip of an exercise."""

import hashlib
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Length, Substr
from django.utils.translation import gettext_lazy as _

from patients.models.base import Base
from treatments.models.catalogue import CatalogueQuerySet
from treatments.models.exercise import Exercise


class ExerciseMediaQuerySet(CatalogueQuerySet):
    def shown(self) -> Self:
        """What the library and new programmes show, without the files themselves."""
        return self.filter(withdrawn=False).defer("content")


class ExerciseMedia(Base):
    """Never changed, only withdrawn: an issued programme goes on showing what it was issued with.

    The database refuses anything else. A file may have 20 MB, so whoever needs less than all of it asks for a part.
    """

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

    objects: ClassVar = ExerciseMediaQuerySet.as_manager()

    class Meta:
        verbose_name = _("exercise media")
        ordering = ("created_at", "id")

    def __str__(self) -> str:
        return self.description

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.sha256 = hashlib.sha256(bytes(self.content)).hexdigest()
        super().save(*args, **kwargs)

    def size(self) -> int:
        return int(self._read(Length("content")))

    def part(self, first: int, last: int) -> bytes:
        """From one byte to another, counted from 0, both included."""
        return bytes(self._read(Substr("content", first + 1, last - first + 1)))

    def _read(self, wanted: models.Func) -> Any:
        return type(self).objects.values_list(wanted, flat=True).get(pk=self.pk)

"""What the clinic chooses from. Shipped as versioned content, the clinic's to edit."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from patients.models.base import Base


class CatalogueQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: Any) -> Self:
        return self if user.has_perm("physio_treatments.view_exercise") else self.none()

    def offered(self) -> Self:
        return self.filter(retired=False)


class Entry(Base):
    """`edited` marks a clinic's own version: an upgrade of the shipped content leaves the row alone."""

    key = models.SlugField(_("key"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120)
    content_version = models.CharField(max_length=20, blank=True, editable=False)
    edited = models.BooleanField(default=False, editable=False)
    retired = models.BooleanField(_("no longer offered"), default=False)

    objects = CatalogueQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class Technique(Entry):
    """`parameters` are typed definitions (unit, range, default); see `technique_parameters`."""

    parameters = models.JSONField(default=list, blank=True)
    professions = models.JSONField(default=list, blank=True)
    passive = models.BooleanField(_("passive"), default=True)
    claimed_effect = models.CharField(_("claimed effect"), max_length=60, blank=True)
    guideline_note = models.TextField(_("guideline note"), blank=True)
    position = models.PositiveSmallIntegerField(default=100)

    class Meta:
        verbose_name = _("technique")
        ordering = ("position", "name")


class Muscle(Entry):
    group = models.CharField(_("group"), max_length=60, blank=True)
    layer = models.CharField(_("layer"), max_length=30, blank=True)

    class Meta:
        verbose_name = _("muscle")
        ordering = ("group", "name")


class Contraindication(Entry):
    """One cell of technique × condition. The key is technique--condition."""

    class Kind(models.TextChoices):
        ABSOLUTE = "A", _("Do not use")
        LOCAL = "L", _("Not over or near the area")
        PRECAUTION = "P", _("Clinician decides")

    technique = models.ForeignKey(Technique, models.CASCADE, related_name="contraindications")
    condition = models.SlugField(_("condition"), max_length=60)
    kind = models.CharField(_("kind"), max_length=1, choices=Kind)
    source = models.CharField(_("source"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("contraindication")
        ordering = ("condition", "technique")
        constraints = [
            models.UniqueConstraint(fields=["technique", "condition"], name="physio_contraindication_once")
        ]

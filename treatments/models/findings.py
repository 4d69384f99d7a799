"""What the hands and the goniometer found, line by line."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from patients.models.base import Base
from treatments.models.assessment import Assessment
from treatments.models.catalogue import Muscle
from treatments.models.clinical import ClinicalQuerySet
from treatments.models.fields import pain, pain_in_range
from treatments.models.places import Region, Side


class MuscleFinding(Base):
    """Protective spasm 0–3 and tenderness 0–4 of one muscle. Spasm is not spasticity."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="muscle_findings")
    muscle = models.ForeignKey(Muscle, models.PROTECT, related_name="+")
    side = models.CharField(_("side"), max_length=8, choices=Side, blank=True)
    spasm = models.PositiveSmallIntegerField(_("spasm, 0–3"), default=0, validators=[MaxValueValidator(3)])
    tenderness = models.PositiveSmallIntegerField(
        _("tenderness, 0–4"), default=0, validators=[MaxValueValidator(4)]
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = ClinicalQuerySet.as_manager()

    class Meta:
        ordering = ("created_at", "id")
        verbose_name = _("muscle finding")


class MovementFinding(Base):
    """One movement: how far in degrees, and how much it hurts."""

    class Direction(models.TextChoices):
        FLEXION = "flexion", _("Flexion")
        EXTENSION = "extension", _("Extension")
        SIDE_LEFT = "side_left", _("Side-bend left")
        SIDE_RIGHT = "side_right", _("Side-bend right")
        ROTATION_LEFT = "rotation_left", _("Rotation left")
        ROTATION_RIGHT = "rotation_right", _("Rotation right")
        ABDUCTION = "abduction", _("Abduction")
        ADDUCTION = "adduction", _("Adduction")
        INTERNAL = "internal_rotation", _("Internal rotation")
        EXTERNAL = "external_rotation", _("External rotation")

    class Effect(models.TextChoices):
        NONE = "", _("Not recorded")
        BETTER = "better", _("Better")
        SAME = "same", _("Same")
        WORSE = "worse", _("Worse")
        CENTRALISES = "centralises", _("Centralises")
        PERIPHERALISES = "peripheralises", _("Peripheralises")

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="movement_findings")
    region = models.CharField(_("region"), max_length=12, choices=Region)
    direction = models.CharField(_("direction"), max_length=20, choices=Direction)
    degrees = models.PositiveSmallIntegerField(
        _("degrees"), null=True, blank=True, validators=[MaxValueValidator(180)]
    )
    pain = pain(_("pain, 0–10"))
    effect = models.CharField(_("effect"), max_length=14, choices=Effect, blank=True)

    objects = ClinicalQuerySet.as_manager()

    class Meta:
        ordering = ("created_at", "id")
        verbose_name = _("movement finding")
        constraints = [pain_in_range("pain", name="physio_movement_pain")]

"""An exercise of the library."""

import json
from hashlib import sha256
from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from treatments.models.catalogue import CatalogueQuerySet, Entry


class ExerciseQuerySet(CatalogueQuerySet):
    """Lists in JSON are searched by the quoted word, which both engines can."""

    def naming(self, field: str, word: str) -> Self:
        """Whose list `field` has the word."""
        return self.filter(**{f"{field}__icontains": f'"{word}"'})

    def not_naming(self, field: str, word: str) -> Self:
        return self.exclude(**{f"{field}__icontains": f'"{word}"'})

    def needing_nothing(self) -> Self:
        return self.filter(equipment=[])


class Exercise(Entry):
    """`poses` are joint angles from which every picture is drawn; `dose` is the default a clinician edits.

    `dose` has sets, reps, hold_s, times_per_day, days_per_week, minutes, rest_s, load and note. `equipment` lists what
    is needed at home besides a mat and pillows; `muscles` are keys of the catalogue of muscles. What has a kind of
    `self_care` keeps to the limits of that kind (`doses.self_care`), whoever wrote it.
    """

    class Position(models.TextChoices):
        LYING_BACK = "lying_back", _("On the back")
        LYING_FRONT = "lying_front", _("On the front")
        LYING_SIDE = "lying_side", _("On the side")
        SITTING = "sitting", _("Sitting")
        KNEELING = "kneeling", _("Kneeling")
        STANDING = "standing", _("Standing")

    class SelfCare(models.TextChoices):
        """Cold and warm packs are techniques of the same name, with all that speaks against them."""

        ICE = "ice", _("Cold pack")
        HEAT = "heat", _("Warm pack")
        REST = "rest", _("Rest")

    category = models.CharField(_("category"), max_length=20)
    self_care = models.CharField(_("kind of self-care"), max_length=4, choices=SelfCare, blank=True)
    plane = models.CharField(_("plane"), max_length=12, blank=True)
    range = models.CharField(_("range"), max_length=16, blank=True)
    region = models.CharField(_("region"), max_length=12, blank=True)
    position = models.CharField(_("position"), max_length=12, choices=Position, blank=True)
    equipment = models.JSONField(_("equipment"), default=list, blank=True)
    muscles = models.JSONField(_("muscles"), default=list, blank=True)
    targets = models.CharField(_("targets"), max_length=200, blank=True)
    start = models.TextField(_("starting position"))
    steps = models.JSONField(_("steps"), default=list, blank=True)
    dose = models.JSONField(_("default dose"), default=dict, blank=True)
    progression = models.CharField(_("harder"), max_length=200, blank=True)
    regression = models.CharField(_("easier"), max_length=200, blank=True)
    caution_tags = models.JSONField(_("cautions"), default=list, blank=True)
    stop = models.JSONField(_("stop rules"), default=list, blank=True)
    poses = models.JSONField(_("poses"), default=list, blank=True)

    objects: ClassVar = ExerciseQuerySet.as_manager()

    class Meta:
        verbose_name = _("exercise")
        ordering = ("region", "category", "key")

    @property
    def is_shipped(self) -> bool:
        """Whether it came with the system, edited since or not. Without a version it is the clinic's own."""
        return bool(self.content_version)

    @property
    def revision(self) -> str:
        """Another one whenever anything of it is another, so that an old tab cannot overwrite a newer one."""
        facts = {field.attname: getattr(self, field.attname) for field in self._meta.concrete_fields}
        return sha256(json.dumps(facts, sort_keys=True, default=str).encode()).hexdigest()[:16]

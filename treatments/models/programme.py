"""The exercises prescribed for an episode: a draft to work on, and the versions that were issued."""

import json
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from patients.models import Document
from patients.models.base import Base
from treatments.models.clinical import ClinicalQuerySet
from treatments.models.episode import Episode
from treatments.models.exercise import Exercise
from treatments.models.places import Side
from treatments.models.session import Session


class Programme(Base):
    """`changed` is true while the draft differs from the newest issued version."""

    episode = models.OneToOneField(Episode, models.PROTECT, related_name="programme")
    note = models.TextField(_("note to the patient"), max_length=1000, blank=True)
    changed = models.BooleanField(default=False, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ClinicalQuerySet.as_manager()

    class Meta:
        verbose_name = _("programme")
        ordering = ("-created_at", "-id")

    def __str__(self) -> str:
        return str(_("Programme"))

    @property
    def revision(self) -> str:
        """Another one whenever the draft is another, so that an old tab cannot overwrite a newer one."""
        rows = [item.prescribed() for item in self.items.all()]
        return sha256(json.dumps([self.note, rows], sort_keys=True).encode()).hexdigest()[:16]


class ProgrammeItem(Base):
    class Block(models.TextChoices):
        WARM_UP = "warm_up", _("Warm-up")
        MAIN = "main", _("Main part")
        COOL_DOWN = "cool_down", _("Cool-down")
        SELF_CARE = "self_care", _("Self-care")
        WALKING = "walking", _("Walking")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="items")
    exercise = models.ForeignKey(Exercise, models.PROTECT, related_name="+")
    block = models.CharField(_("block"), max_length=10, choices=Block, default=Block.MAIN)
    position = models.PositiveSmallIntegerField(default=1)
    dose = models.JSONField(_("dose"), default=dict, blank=True)
    side = models.CharField(_("side"), max_length=8, choices=Side, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    override_reason = models.CharField(_("reason to go on"), max_length=300, blank=True)

    objects = ClinicalQuerySet.as_manager()

    # What is said about an exercise in one programme.
    OWN = ("block", "dose", "side", "note", "override_reason")

    class Meta:
        verbose_name = _("programme item")
        ordering = ("position", "created_at", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "exercise", "side"],
                name="physio_programme_item_once",
                violation_error_message=_("This exercise is already in the programme."),
            )
        ]

    def __str__(self) -> str:
        return str(self.exercise)

    def own(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.OWN}

    def prescribed(self) -> list[object]:
        return [str(self.exercise_id), *self.own().values()]


class ProgrammeVersion(Base):
    """What was sent, word for word. The database refuses to change or delete it.

    `content` is the whole programme as issued: note and items with name, start, steps, dose, side, stop rules and
    poses, so that a later edit of the library never changes what a patient was given.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="versions")
    session = models.OneToOneField(Session, models.PROTECT, related_name="programme_version")
    number = models.PositiveSmallIntegerField(_("version"))
    content = models.JSONField()
    handout = models.ForeignKey(Document, models.PROTECT, related_name="+")
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ClinicalQuerySet.as_manager()

    class Meta:
        verbose_name = _("programme version")
        ordering = ("-number", "-id")
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="physio_programme_version_number")
        ]

    def __str__(self) -> str:
        return f"{_('Programme')} {self.number}"

    @property
    def language(self) -> str:
        """What it was issued in, whatever the patient speaks today."""
        return str(self.content["language"])

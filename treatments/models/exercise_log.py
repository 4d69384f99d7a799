"""What a patient did at home: one exercise on one day."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from patients.models.base import Base
from treatments.models.check_in import CheckIn
from treatments.models.clinical import ClinicalQuerySet
from treatments.models.episode import Episode
from treatments.models.fields import pain, pain_in_range
from treatments.models.programme import ProgrammeVersion

MOST_SETS = 50


class ExerciseLogQuerySet(ClinicalQuerySet):
    def newest(self) -> "list[ExerciseLog]":
        """What counts: the last word on each exercise of each day, the oldest day first."""
        told = {(log.episode_id, log.exercise_key, log.day): log for log in self.order_by("said_at", "id")}
        return sorted(told.values(), key=lambda log: (log.day, log.said_at))


class ExerciseLog(Base):
    """The database refuses to change or delete one. Told again, it is another row and the newest counts.

    `day` is a day of the clinic's zone. `new_symptom` is a code of `content.symptoms()`. `check_in` is the check-in in
    which it was said, if it was said in one.
    """

    class Done(models.TextChoices):
        FULL = "full", _("Done")
        PART = "part", _("Part of it")
        NONE = "none", _("Not done")

    class Felt(models.TextChoices):
        NOT_SAID = "", _("Not said")
        TOO_EASY = "too_easy", _("Too easy")
        RIGHT = "right", _("Just right")
        TOO_HARD = "too_hard", _("Too hard")

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="exercise_logs")
    programme_version = models.ForeignKey(ProgrammeVersion, models.PROTECT, related_name="exercise_logs")
    check_in = models.ForeignKey(CheckIn, models.PROTECT, null=True, blank=True, related_name="exercise_logs")
    exercise_key = models.SlugField(max_length=60)
    day = models.DateField(_("day"))
    done = models.CharField(_("done"), max_length=4, choices=Done)
    sets_done = models.PositiveSmallIntegerField(
        _("sets done"), null=True, blank=True, validators=[MaxValueValidator(MOST_SETS)]
    )
    felt = models.CharField(_("how it felt"), max_length=8, choices=Felt, blank=True)
    pain_before = pain(_("pain before"))
    pain_peak = pain(_("most pain during"))
    pain_next_morning = pain(_("pain next morning"))
    new_symptom = models.CharField(_("new symptom"), max_length=30, blank=True)
    said_at = models.DateTimeField(_("said at"))

    objects = ExerciseLogQuerySet.as_manager()

    class Meta:
        verbose_name = _("exercise log")
        ordering = ("day", "created_at", "id")
        indexes = [models.Index(fields=["episode", "day"], name="physio_exercise_log_days")]
        constraints = [
            models.UniqueConstraint(fields=["check_in", "exercise_key"], name="physio_exercise_log_once"),
            pain_in_range("pain_before", "pain_peak", "pain_next_morning", name="physio_exercise_log_pain"),
        ]

    def __str__(self) -> str:
        return f"{self.exercise_key} {self.day}"

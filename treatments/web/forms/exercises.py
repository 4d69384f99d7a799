"""An exercise of the library, as the clinic writes or edits it."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from patients.web.forms.base import ActionForm
from patients.web.widgets import Chips
from treatments import content, doses
from treatments.content import library
from treatments.content_words import sentence_said
from treatments.library.exercise_check import exercise_faults
from treatments.library.terms import (
    CATEGORIES,
    EQUIPMENT,
    PLANES,
    POSITIONS,
    RANGES,
    REGIONS,
    SELF_CARE,
    cautions,
)
from treatments.models import Exercise

DOSE = {
    "sets": _("Sets"),
    "reps": _("Times"),
    "hold_s": _("Hold, s"),
    "minutes": _("Minutes"),
    "times_per_day": _("A day"),
    "days_per_week": _("Days a week"),
    "rest_s": _("Rest, s"),
}
DOSE_WORDS = {"load": _("Load"), "note": _("Note on the dose")}
WORDS = (
    "name",
    "category",
    "self_care",
    "region",
    "position",
    "plane",
    "range",
    "equipment",
    "muscles",
    "targets",
    "start",
    "progression",
    "regression",
    "caution_tags",
    "stop",
)
# What nearly every exercise is stopped for.
USUAL_STOPS = ["SP", "SL", "SX"]


def choice(label: Any, words: Mapping[str, Any], *, required: bool = False) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", "—"), *words.items()], required=required)


def several(label: Any, words: Iterable[Any]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, choices=list(words), required=False, widget=Chips)


def muscles_by_group() -> list[tuple[str, list[tuple[str, str]]]]:
    found = sorted(content.muscles(), key=lambda muscle: muscle.group)
    return [
        (group.capitalize(), [(muscle.key, muscle.name) for muscle in members])
        for group, members in groupby(found, key=lambda muscle: muscle.group)
    ]


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class ExerciseForm(ActionForm):
    """`exercise` is what is edited, or what a new one is copied from."""

    name = forms.CharField(label=_("Name"), max_length=120)
    category = choice(_("Kind"), CATEGORIES, required=True)
    self_care = choice(_("Keeps to the limits of"), SELF_CARE)
    region = choice(_("Region"), REGIONS)
    position = choice(_("Position"), POSITIONS)
    plane = choice(_("Direction"), PLANES)
    range = choice(_("Range"), RANGES)
    targets = forms.CharField(label=_("Targets, in words"), max_length=200, required=False)
    equipment = several(_("Needs"), EQUIPMENT.items())
    muscles = several(_("Muscles"), ())
    start = forms.CharField(
        label=_("Starting position"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    steps = forms.CharField(
        label=_("Steps"), widget=forms.Textarea(attrs={"rows": 5}), help_text=_("One step on each line.")
    )
    progression = forms.CharField(label=_("Harder"), max_length=200, required=False)
    regression = forms.CharField(label=_("Easier"), max_length=200, required=False)
    caution_tags = several(_("Careful with"), ())
    stop = several(_("Stop at"), ())

    def __init__(self, *args: Any, exercise: Exercise | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["muscles"].choices = muscles_by_group()  # type: ignore[attr-defined]
        self.fields["caution_tags"].choices = list(cautions().items())  # type: ignore[attr-defined]
        self.fields["stop"].choices = list(library.stop_rules().items())  # type: ignore[attr-defined]
        self.kept = exercise.dose if exercise else {}
        self.initial.setdefault("stop", USUAL_STOPS)
        if exercise:
            self.initial.update({name: getattr(exercise, name) for name in WORDS})
            self.initial["steps"] = "\n".join(exercise.steps)
        for part, label in (DOSE | DOSE_WORDS).items():
            self.fields[part] = dose_field(part, label)
            self.initial[part] = self.kept.get(part)

    def dose_fields(self) -> list[forms.BoundField]:
        return [self[part] for part in DOSE]

    def dose_words(self) -> list[forms.BoundField]:
        return [self[part] for part in DOSE_WORDS]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors:
            for field, sentence in exercise_faults(self.facts()):
                part = field.removeprefix("dose.")
                self.add_error(part if part in self.fields else None, sentence_said(sentence))
        return data

    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        known = DOSE | DOSE_WORDS
        kept = {part: value for part, value in self.kept.items() if part not in known and value}
        dose = {part: data[part] for part in known if data[part] not in (None, "")}
        return {
            **{name: data[name] for name in WORDS},
            "steps": lines(data["steps"]),
            "dose": {**kept, **dose},
        }


def dose_field(part: str, label: Any) -> forms.Field:
    if part in DOSE_WORDS:
        return forms.CharField(label=label, max_length=doses.WORDS[part], required=False)
    low, high = doses.RANGES[part]
    return forms.IntegerField(label=label, min_value=low, max_value=high, required=False)

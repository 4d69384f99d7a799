"""An exercise of the library, as a manager edits it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from patients.web.forms.base import ActionForm
from treatments import doses
from treatments.models import Exercise
from treatments.web.forms.programmes import DOSE

WORDS = ("name", "targets", "position", "start", "progression", "regression", "retired")


class ExerciseForm(ActionForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    targets = forms.CharField(label=_("Targets"), max_length=200, required=False)
    position = forms.ChoiceField(
        label=_("Position"), choices=[("", "—"), *Exercise.Position.choices], required=False
    )
    start = forms.CharField(label=_("Starting position"), widget=forms.Textarea(attrs={"rows": 2}))
    steps = forms.CharField(
        label=_("Steps"), widget=forms.Textarea(attrs={"rows": 5}), help_text=_("One step on each line.")
    )
    progression = forms.CharField(label=_("Harder"), max_length=200, required=False)
    regression = forms.CharField(label=_("Easier"), max_length=200, required=False)
    retired = forms.BooleanField(label=_("No longer offered"), required=False)

    def __init__(self, *args: Any, exercise: Exercise, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.exercise = exercise
        for name in WORDS:
            self.initial[name] = getattr(exercise, name)
        self.initial["steps"] = "\n".join(exercise.steps)
        for part, label in DOSE.items():
            low, high = doses.RANGES[part]
            self.fields[part] = forms.IntegerField(label=label, min_value=low, max_value=high, required=False)
            self.initial[part] = exercise.dose.get(part)

    def dose_fields(self) -> list[forms.BoundField]:
        return [self[part] for part in DOSE]

    def text_fields(self) -> list[forms.BoundField]:
        return [bound for bound in self if bound.name not in DOSE]

    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        kept = {part: value for part, value in self.exercise.dose.items() if part not in DOSE and value}
        dose = {part: data[part] for part in DOSE if data[part] is not None}
        steps = [line.strip() for line in data["steps"].splitlines() if line.strip()]
        return {**{name: data[name] for name in WORDS}, "steps": steps, "dose": {**kept, **dose}}

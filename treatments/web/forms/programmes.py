"""What the patient does at home, exercise by exercise."""

import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from patients.web.forms.base import ActionForm
from treatments import doses
from treatments.content import levels
from treatments.models import Exercise, ProgrammeItem
from treatments.models.places import Side

DOSE = {
    "sets": _("Sets"),
    "reps": _("Times"),
    "hold_s": _("Hold, s"),
    "minutes": _("Minutes"),
    "times_per_day": _("A day"),
    "days_per_week": _("A week"),
}
SIDES = [(value, label) for value, label in Side.choices if value != Side.CENTRAL]


class ProgrammeForm(ActionForm):
    note = forms.CharField(
        label=_("Note to the patient"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ItemRow(forms.Form):
    """One exercise with its dose. What the dose may be, `doses.clean_dose` says."""

    exercise = forms.CharField(widget=forms.HiddenInput)
    block = forms.ChoiceField(label=_("Part"), choices=ProgrammeItem.Block)
    side = forms.ChoiceField(label=_("Side"), choices=SIDES, required=False)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    override_reason = forms.CharField(label=_("Reason to go on"), max_length=300, required=False)

    def __init__(
        self, *args: Any, exercise: Exercise, library: Mapping[str, Exercise], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.entry = exercise
        self.easier = library.get(levels().easier.get(exercise.key, ""), exercise.regression)
        self.harder = library.get(levels().harder.get(exercise.key, ""), exercise.progression)
        self.initial.setdefault("exercise", exercise.key)
        dose = self.initial.get("dose") or exercise.dose
        self.kept = {part: dose[part] for part in ("rest_s", "load", "note") if dose.get(part)}
        for part, label in DOSE.items():
            low, high = doses.RANGES[part]
            widget = forms.NumberInput(attrs={"min": low, "max": high})
            self.fields[part] = forms.CharField(label=label, required=False, widget=widget)
            self.initial.setdefault(part, dose.get(part))
        for field in self.fields.values():
            small = "form-select-sm" if isinstance(field.widget, forms.Select) else "form-control-sm"
            field.widget.attrs["class"] = small

    @property
    def number(self) -> str:
        return str(self.prefix).removeprefix("i")

    def dose_fields(self) -> list[forms.BoundField]:
        return [self[part] for part in DOSE]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        given = {part: data.get(part) for part in DOSE if data.get(part)}
        try:
            data["dose"] = doses.clean_dose({**self.kept, **given})
        except doses.DoseRefused as refused:
            for part, words in refused.faults.items():
                self.add_error(part if part in self.fields else None, _(words.template) % words.values)
        return data

    def facts(self) -> dict[str, Any]:
        data = self.cleaned_data
        own = {name: data[name] for name in ("block", "side", "note", "override_reason", "dose")}
        return {**own, "exercise": self.entry}


class ItemRows:
    """The rows of a programme in the order in which they stand on the page."""

    def __init__(self, exercises: Mapping[str, Exercise]) -> None:
        self.exercises = exercises
        self.forms: list[ItemRow] = []

    def read(self, data: Any) -> "ItemRows":
        """From a POST: `row` names the rows, `i<row>-exercise` and so on hold them."""
        for number in data.getlist("row"):
            exercise = self.exercises.get(data.get(f"i{number}-exercise", ""))
            if exercise and number.isdecimal():
                self.forms.append(
                    ItemRow(data, exercise=exercise, library=self.exercises, prefix=f"i{number}")
                )
        return self

    def show(self, items: Iterable[ProgrammeItem]) -> "ItemRows":
        for item in items:
            values = {
                name: getattr(item, name) for name in ("block", "side", "note", "override_reason", "dose")
            }
            self.add(item.exercise, values)
        return self

    def propose(self, items: Iterable[Mapping[str, Any]]) -> "ItemRows":
        """Rows that are not saved: what a rule refused, so that it can be changed or given a reason."""
        for item in items:
            values = {name: value for name, value in item.items() if name != "exercise"}
            self.add(item["exercise"], values)
        return self

    def add(self, exercise: Exercise, values: dict[str, Any]) -> None:
        row = ItemRow(initial=values, exercise=exercise, library=self.exercises, prefix=fresh())
        self.forms.append(row)

    def is_valid(self) -> bool:
        return not [form for form in self.forms if not form.is_valid()]

    def facts(self) -> list[dict[str, Any]]:
        return [form.facts() for form in self.forms]

    def faults(self) -> list[str]:
        return [f"{form.entry.name}: {words[0]}" for form in self.forms for words in form.errors.values()]


def fresh() -> str:
    return f"i{secrets.randbelow(10**9)}"

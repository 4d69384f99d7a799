"""What the patient does at home, exercise by exercise."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from patients.web.forms.base import ActionForm
from treatments import content, doses
from treatments.content_words import sentence_said
from treatments.doses.words import length
from treatments.models import Exercise, ProgrammeItem
from treatments.models.places import Side
from treatments.suitability import Against

# The words behind each number, as they read in a line.
UNITS = {
    "sets": _("sets"),
    "reps": _("times"),
    "hold_s": _("s hold"),
    "minutes": _("min"),
    "times_per_day": _("× a day"),
    "interval_minutes": _("min apart"),
    "days_per_week": _("days a week"),
    "days": _("days in all"),
    "rest_s": _("s rest between"),
}
USUAL = ("sets", "reps", "hold_s", "minutes", "times_per_day", "days_per_week", "rest_s")
SELF_CARE = {
    "ice": ("minutes", "times_per_day", "interval_minutes", "days_per_week"),
    "heat": ("minutes", "times_per_day", "days_per_week"),
    "rest": ("minutes", "times_per_day", "days"),
}
SIDELESS = ("aerobic", "breathing", "self_care")
# Words of the content: they are kept as they are, and said in the patient's language.
LOADS = ("bodyweight", "light band", "medium band", "strong band", "1 kg", "2 kg", "5 kg", "10 kg")
SIDES = [("", _("no side")), *((value, label) for value, label in Side.choices if value != Side.CENTRAL)]


class ProgrammeForm(ActionForm):
    note = forms.CharField(
        label=_("Note to the patient"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ItemRow(forms.Form):
    """One exercise with its dose. What the dose may be, `doses.dose_for` says."""

    exercise = forms.CharField(widget=forms.HiddenInput)
    block = forms.ChoiceField(label=_("Part"), choices=ProgrammeItem.Block)
    side = forms.ChoiceField(label=_("Side"), choices=SIDES, required=False)
    load = forms.CharField(label=_("Load or band"), required=False)
    note = forms.CharField(label=_("Note for this patient"), max_length=300, required=False)
    dose_note = forms.CharField(widget=forms.HiddenInput, required=False)
    override_reason = forms.CharField(label=_("Reason to go on"), max_length=300, required=False)

    def __init__(
        self, *args: Any, exercise: Exercise, library: Mapping[str, Exercise], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.entry = exercise
        self.against = Against()
        self.easier = library.get(content.levels().easier.get(exercise.key, ""), exercise.regression)
        self.harder = library.get(content.levels().harder.get(exercise.key, ""), exercise.progression)
        dose = self.initial.get("dose") or exercise.dose
        self.initial.update(exercise=exercise.key, load=dose.get("load"), dose_note=dose.get("note"))
        self.fields["load"].widget.attrs["list"] = "loads"
        if doses.is_walk(exercise):
            self.fields["walk_level"] = forms.ChoiceField(
                label=_("Walking ladder"), choices=rungs, required=False
            )
        self.initial["walk_level"] = dose.get("walk_level")
        for part in self.parts_of(dose):
            low, high = doses.RANGES[part]
            widget = forms.NumberInput(attrs={"min": low, "max": high})
            self.fields[part] = forms.CharField(label=UNITS[part], required=False, widget=widget)
            self.initial[part] = dose.get(part)
        for field in self.fields.values():
            small = "form-select-sm" if isinstance(field.widget, forms.Select) else "form-control-sm"
            field.widget.attrs["class"] = small

    def parts_of(self, dose: Mapping[str, Any]) -> list[str]:
        """The numbers this exercise is dosed by; others only where they were given."""
        usual = SELF_CARE.get(self.entry.self_care, USUAL)
        if self.on_ladder(dose):
            usual = ("days_per_week",)
        given = self.data if self.is_bound else {self.add_prefix(part): dose.get(part) for part in UNITS}
        extra = () if self.on_ladder(dose) or self.entry.self_care else UNITS
        return [
            part for part in UNITS if part in usual or (part in extra and given.get(self.add_prefix(part)))
        ]

    def on_ladder(self, dose: Mapping[str, Any]) -> bool:
        level = self.data.get(self.add_prefix("walk_level")) if self.is_bound else dose.get("walk_level")
        return "walk_level" in self.fields and level not in (None, "")

    @property
    def number(self) -> str:
        return str(self.prefix).removeprefix("i")

    @property
    def part(self) -> str:
        """The block it stands in; in the main part while somebody asks for one that there is not."""
        asked = str(self["block"].value())
        return asked if asked in ProgrammeItem.Block.values else ProgrammeItem.Block.MAIN.value

    @property
    def inline(self) -> list[forms.BoundField]:
        """The numbers that say how much and how often; empty ones wait behind “More”."""
        return [self[part] for part in UNITS if part in self.fields and part not in self.rare]

    @property
    def rare(self) -> list[str]:
        """The rest between, what is empty, and the one set or time of what is held or lasts anyway."""
        values = {part: self[part].value() for part in UNITS if part in self.fields}
        lasts = values.get("minutes") or values.get("hold_s")
        rare = {part for part, value in values.items() if not value or part == "rest_s"}
        rare |= {part for part in ("sets", "reps") if lasts and str(values.get(part)) == "1"}
        return [part for part in values if part in rare and part not in self.errors]

    @property
    def more(self) -> list[forms.BoundField]:
        return [self[part] for part in UNITS if part in self.rare]

    @property
    def summary(self) -> list[str]:
        """What stands behind “More” without opening it."""
        rest = doses.whole(self["rest_s"].value()) if "rest_s" in self.rare else 0
        load = self["load"].value()
        said = [
            _("%(length)s rest between") % {"length": length(rest)} if rest else "",
            load if load != "bodyweight" else "",
            self["note"].value(),
        ]
        return [str(words) for words in said if words]

    @property
    def has_sides(self) -> bool:
        """Walking, breathing and packs have none, unless somebody chose one."""
        return self.entry.category not in SIDELESS or bool(self["side"].value()) or "side" in self.errors

    @property
    def dose_fields(self) -> list[forms.BoundField]:
        names = ("walk_level", "side", *UNITS)
        return [self[name] for name in names if name in self.fields]

    @property
    def is_faulty_inside(self) -> bool:
        return not self.errors.keys().isdisjoint(("load", "block", "note"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        given = {part: data.get(part) for part in (*doses.RANGES, "load") if data.get(part)}
        if "walk_level" in self.fields and not any(
            self.add_prefix(part) in self.data for part in doses.LADDER
        ):
            # The row was on the ladder and came with no numbers of its own.
            given = {**self.entry.dose, "walk_level": None, **given}
        try:
            data["dose"] = doses.dose_for(self.entry, {**given, "note": data.get("dose_note")})
        except doses.DoseRefused as refused:
            for part, words in refused.faults.items():
                self.add_error(part if part in self.fields else None, sentence_said(words))
        return data

    def facts(self) -> dict[str, Any]:
        own = {name: self.cleaned_data[name] for name in ProgrammeItem.OWN}
        return {"exercise": self.entry, **own}

    def faults(self) -> list[str]:
        labels = {name: f"{self.entry.name}, {field.label}" for name, field in self.fields.items()}
        return [f"{labels.get(name, self.entry.name)}: {words[0]}" for name, words in self.errors.items()]


def rungs() -> list[tuple[Any, Any]]:
    words = _("Level %(level)s: walk %(walk)s min, rest %(rest)s min, %(repeats)s×")
    return [
        ("", _("Own numbers")),
        *((rung.level, words % vars(rung)) for rung in content.walking_ladder()),
    ]

"""What the patient tells while training: the same fields saved one by one, all at once, or with a check-in."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from patients.web.widgets import PainScale, Segmented
from treatments.models import ExerciseLog
from treatments.models.exercise_log import MOST_SETS
from treatments.symptoms import NAMES, is_dangerous


def number(label: Any, *, required: bool = False, widget: type = PainScale) -> forms.TypedChoiceField:
    """0 to 10, or not said."""
    choices = [(str(n), str(n)) for n in range(11)]
    return forms.TypedChoiceField(
        label=label, choices=choices, coerce=int, empty_value=None, widget=widget, required=required
    )


class TrainingForm(forms.Form):
    """`day` is the day it was done, `morning_of` an earlier one whose next morning is asked about."""

    day = forms.DateField(required=False, widget=forms.HiddenInput)
    before = number(_("Pain before you start"))
    morning = number(_("Pain the morning after"))
    morning_of = forms.DateField(required=False, widget=forms.HiddenInput)
    symptom = forms.ChoiceField(
        label=_("Did you notice something new while exercising?"),
        choices=[("", _("No, nothing new")), *NAMES.items()],
        widget=forms.RadioSelect,
        required=False,
    )
    symptom_with = forms.ChoiceField(label=_("With which exercise?"), required=False)

    def __init__(self, *args: Any, items: Sequence[Mapping[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = {item["key"]: item["name"] for item in items}
        self.fields["symptom_with"].choices = [  # type: ignore[attr-defined]
            ("", _("Not sure, or several")),
            *self.keys.items(),
        ]
        for key, name in self.keys.items():
            self.add_exercise(key, name)

    def add_exercise(self, key: str, name: str) -> None:
        self.fields[f"done-{key}"] = forms.ChoiceField(
            label=gettext("%(exercise)s: did you do it?") % {"exercise": name},
            choices=ExerciseLog.Done.choices,
            widget=Segmented,
            required=False,
        )
        self.fields[f"sets-{key}"] = forms.IntegerField(
            required=False, min_value=0, max_value=MOST_SETS, widget=forms.HiddenInput
        )
        self.fields[f"peak-{key}"] = number(_("Most pain while doing it"))
        self.fields[f"felt-{key}"] = forms.ChoiceField(
            label=_("How did it feel?"),
            choices=ExerciseLog.Felt.choices[1:],
            widget=Segmented,
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        """What may be dangerous is taken as it stands: whatever else is missing or faulty is left out."""
        if self.is_emergency:
            for name in list(self.errors):
                self.cleaned_data[name] = self.instead_of(name)
                del self.errors[name]
        return self.cleaned_data

    def instead_of(self, name: str) -> Any:
        """Nothing, as this field says it."""
        field: Any = self.fields[name]
        return getattr(field, "empty_value", field.to_python(None))

    @property
    def is_emergency(self) -> bool:
        return self.is_bound and is_dangerous([self.cleaned_data.get("symptom")], self.answers)

    @property
    def answers(self) -> dict[str, str]:
        """To the safety questions, which only a check-in asks."""
        return {}

    @property
    def logs(self) -> list[dict[str, Any]]:
        """One line for every exercise the patient said something about."""
        return [log for key in self.keys if (log := self.log_of(key))]

    def log_of(self, key: str) -> dict[str, Any] | None:
        """One not done did not hurt; one that brought something new was at least begun."""
        given = self.cleaned_data
        symptom = given["symptom"] if key in self.symptom_keys else ""
        done = given[f"done-{key}"] or (ExerciseLog.Done.PART.value if symptom else "")
        if not done:
            return None
        return {
            "exercise_key": key,
            "done": done,
            "sets_done": given[f"sets-{key}"],
            "felt": given[f"felt-{key}"],
            "pain_before": given["before"],
            "pain_peak": None if done == ExerciseLog.Done.NONE else given[f"peak-{key}"],
            "new_symptom": symptom,
        }

    @property
    def symptom_keys(self) -> tuple[str, ...]:
        """Where it is not said with which exercise it came, any that was done may be the one, or any at all."""
        given = self.cleaned_data
        if not given["symptom"]:
            return ()
        begun = [key for key in self.keys if given[f"done-{key}"] in ("full", "part")]
        return (given["symptom_with"],) if given["symptom_with"] else tuple(begun or self.keys)

    @property
    def mornings(self) -> dict[date, int]:
        day, pain = self.cleaned_data["morning_of"], self.cleaned_data["morning"]
        return {} if day is None or pain is None else {day: pain}


def as_told(logs: Sequence[ExerciseLog]) -> dict[str, Any]:
    """The form as it stood when these logs of one day were saved. A symptom is not said again by itself."""
    told: dict[str, Any] = {}
    for log in logs:
        key = log.exercise_key
        told |= {f"done-{key}": log.done, f"sets-{key}": log.sets_done}
        told |= {f"peak-{key}": log.pain_peak, f"felt-{key}": log.felt}
        if log.pain_before is not None:
            told["before"] = log.pain_before
    return told

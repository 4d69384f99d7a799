"""What the patient tells us from home."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from patients.web.widgets import DateInput, PainScale, Segmented
from treatments.models import CheckIn, ExerciseLog
from treatments.red_flags import PATIENT_QUESTIONS

YES_NO = (("no", _("No")), ("yes", _("Yes")), ("unsure", _("Not sure")))


class BirthDateForm(forms.Form):
    birth_date = forms.DateField(label=_("Your date of birth"), widget=DateInput)


def number(label: Any, *, required: bool = False) -> forms.TypedChoiceField:
    """0 to 10, or not said."""
    choices = [(str(n), str(n)) for n in range(11)]
    return forms.TypedChoiceField(
        label=label, choices=choices, coerce=int, empty_value=None, widget=PainScale, required=required
    )


class CheckInForm(forms.Form):
    submission = forms.UUIDField(widget=forms.HiddenInput)
    pain_now = number(_("How much pain do you have right now?"), required=True)
    overall = forms.ChoiceField(
        label=_("Compared with last time, how are you?"),
        choices=CheckIn.Overall.choices[1:],
        widget=Segmented,
        required=False,
    )
    confidence = number(_("How sure do you feel that you can do your exercises?"))
    words = forms.CharField(
        label=_("Anything you want to tell us?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    call_me = forms.BooleanField(label=_("Please call me"), required=False)

    def __init__(self, *args: Any, items: Sequence[Mapping[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = items
        self.fields["submission"].initial = uuid7
        for item in items:
            key = item["key"]
            self.fields[f"done-{key}"] = forms.ChoiceField(
                label=_("Did you do it?"), choices=ExerciseLog.Done.choices, widget=Segmented, required=False
            )
            self.fields[f"peak-{key}"] = number(_("Most pain while doing it"))
        for question in PATIENT_QUESTIONS:
            self.fields[f"safety-{question.id}"] = forms.ChoiceField(
                label=question.patient_text, choices=YES_NO, widget=Segmented
            )

    def exercise_fields(self) -> list[tuple[Mapping[str, Any], forms.BoundField, forms.BoundField]]:
        return [(item, self[f"done-{item['key']}"], self[f"peak-{item['key']}"]) for item in self.items]

    def safety_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("safety-")]

    @property
    def answers(self) -> dict[str, str]:
        return {
            name.removeprefix("safety-"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("safety-")
        }

    @property
    def own(self) -> dict[str, Any]:
        names = ("pain_now", "overall", "confidence", "words", "call_me")
        return {name: self.cleaned_data[name] for name in names}

    @property
    def logs(self) -> list[dict[str, Any]]:
        """One line for every exercise the patient said something about."""
        said = [(item["key"], self.cleaned_data[f"done-{item['key']}"]) for item in self.items]
        return [
            {"exercise_key": key, "done": done, "pain_peak": self.cleaned_data[f"peak-{key}"]}
            for key, done in said
            if done
        ]

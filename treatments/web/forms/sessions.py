"""What was done in a visit."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from patients.web.forms.base import ActionModelForm
from patients.web.widgets import PainScale
from treatments.models import Session

SHORT = {"rows": 2}


class SessionForm(ActionModelForm):
    """Every field may be empty while it is a draft. `version` is the save this page last saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Session
        fields = (
            "consent_confirmed",
            "subjective",
            "objective",
            "appraisal",
            "next_steps",
            "pain_before",
            "pain_after",
            "sign",
            "sign_before",
            "sign_after",
            "adverse_event",
        )
        widgets = {
            **dict.fromkeys(("pain_before", "pain_after"), PainScale()),
            **dict.fromkeys(
                ("subjective", "objective", "appraisal", "next_steps"), forms.Textarea(attrs=SHORT)
            ),
            "adverse_event": forms.TextInput(),
            "sign": forms.TextInput(attrs={"list": "signs"}),
        }
        labels = {
            "subjective": _("Subjective: what the patient says"),
            "objective": _("Objective: what you found"),
            "appraisal": _("Assessment: what you make of it"),
            "next_steps": _("Plan: what comes next"),
            "sign": _("Comparable sign"),
            "adverse_event": _("Adverse event (leave empty if none)"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.revision

    def facts(self) -> dict[str, Any]:
        values = {name: self.cleaned_data[name] for name in self.Meta.fields}
        return {**values, "revision": self.cleaned_data["version"]}

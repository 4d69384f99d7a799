"""What was said and what was found."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from patients.web.forms.base import ActionModelForm
from patients.web.widgets import BodyChart, Chips, PainScale, Segmented
from treatments.models import Assessment
from treatments.web.forms.assessment_choices import FACTORS, IMPACT, IMPACT_SCALE, NEURO, SYMPTOMS

TALL = {"rows": 3}


class AssessmentForm(ActionModelForm):
    """Every field may be empty while it is a draft. `version` is the save this page last saw."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    symptoms = forms.MultipleChoiceField(label=_("Symptoms"), choices=SYMPTOMS, widget=Chips, required=False)
    factors = forms.MultipleChoiceField(
        label=_("Contributing factors"), choices=FACTORS, widget=Chips, required=False
    )
    factors_note = forms.CharField(label=_("More about them"), max_length=500, required=False)
    body_marks = forms.JSONField(label=_("Body chart"), widget=BodyChart, required=False)

    class Meta:
        model = Assessment
        fields = (
            "eases_with_movement",
            "worse_after_sitting",
            "pain_now",
            "pain_best",
            "pain_worst",
            "story",
            "symptoms",
            "aggravating",
            "easing",
            "stress",
            "sleep_hours",
            "history",
            "observation",
            "palpation",
            "body_marks",
            "impression",
        )
        widgets = {
            **dict.fromkeys(("eases_with_movement", "worse_after_sitting"), Segmented()),
            **dict.fromkeys(("pain_now", "pain_best", "pain_worst"), PainScale()),
            "stress": Segmented(choices=[(number, str(number)) for number in range(11)]),
            **dict.fromkeys(("aggravating", "easing", "observation"), forms.Textarea(attrs={"rows": 2})),
            **dict.fromkeys(("story", "history", "palpation", "impression"), forms.Textarea(attrs=TALL)),
        }
        help_texts = {"impression": _("Needed before you sign, and before a plan can be activated.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        draft: Assessment = self.instance
        self.initial["version"] = draft.revision
        self.initial["factors"] = draft.contributing.get("factors", [])
        self.initial["factors_note"] = draft.contributing.get("note", "")
        for key, label in IMPACT:
            self.add(f"impact_{key}", impact_field(label), draft.impact.get(key))
        for key, label in NEURO:
            self.add(
                f"neuro_{key}",
                forms.CharField(label=label, max_length=300, required=False),
                draft.neuro.get(key),
            )

    def add(self, name: str, field: forms.Field, initial: Any) -> None:
        self.fields[name] = field
        self.initial[name] = initial

    def impact_rows(self) -> list[forms.BoundField]:
        return [self[f"impact_{key}"] for key, _label in IMPACT]

    def neuro_rows(self) -> list[forms.BoundField]:
        return [self[f"neuro_{key}"] for key, _label in NEURO]

    def facts(self) -> dict[str, Any]:
        """The fields of the draft as the action takes them."""
        data = self.cleaned_data
        values = {name: data[name] for name in self.Meta.fields}
        values["body_marks"] = data["body_marks"] or []
        values["contributing"] = {
            key: value
            for key, value in (("factors", data["factors"]), ("note", data["factors_note"]))
            if value
        }
        values["impact"] = {
            key: int(data[f"impact_{key}"]) for key, _l in IMPACT if data[f"impact_{key}"] != ""
        }
        values["neuro"] = {key: data[f"neuro_{key}"] for key, _l in NEURO if data[f"neuro_{key}"]}
        values["revision"] = data["version"]
        return values


def impact_field(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=IMPACT_SCALE, widget=Segmented, required=False)


class ChartForm(forms.Form):
    """The body chart of a signed assessment, to look at."""

    body_marks = forms.JSONField(label=_("Body chart"), widget=BodyChart(attrs={"readonly": True}))

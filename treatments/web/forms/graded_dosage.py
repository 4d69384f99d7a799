"""The clinician's own criteria for a change of dose."""

from django import forms
from django.utils.translation import gettext_lazy as _

from patients.web.forms.base import ActionForm, ActionModelForm
from treatments import doses
from treatments.models import GradedDosage
from treatments.web.forms.programmes import DOSE


class GradedDosageForm(ActionModelForm):
    class Meta:
        model = GradedDosage
        fields = (
            "on",
            "relative",
            "green",
            "amber",
            "cap",
            "greens_needed",
            "days_needed",
            "adherence_needed",
            "confidence_needed",
        )
        help_texts = {
            "relative": _("For pain of 4 or more before exercise; otherwise the level itself is judged."),
            "adherence_needed": _("0.8 means four of five."),
        }


class OwnDoseForm(ActionForm):
    """A dose instead of the proposed one. What a dose may be, `doses.clean_dose` says."""

    load = forms.CharField(label=_("Load"), max_length=doses.WORDS["load"], required=False)

    def __init__(self, *args: object, dose: dict[str, object], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.dose = dose
        for part, label in DOSE.items():
            low, high = doses.RANGES[part]
            self.fields[part] = forms.IntegerField(label=label, min_value=low, max_value=high, required=False)
            self.initial.setdefault(part, dose.get(part))
        self.initial.setdefault("load", dose.get("load", ""))
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-control-sm"

    def facts(self) -> dict[str, object]:
        """The parts that are not on the form stay; a dose written by hand is no level of the ladder any more."""
        kept = {part: value for part, value in self.dose.items() if part not in (*self.fields, "walk_level")}
        given = {part: value for part, value in self.cleaned_data.items() if value not in (None, "")}
        return {**kept, **given}


class DismissForm(ActionForm):
    reason = forms.CharField(label=_("Reason"), max_length=300)

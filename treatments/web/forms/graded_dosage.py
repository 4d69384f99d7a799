"""The clinician's own criteria for a change of dose."""

from django import forms
from django.utils.translation import gettext_lazy as _

from patients.web.forms.base import ActionForm, ActionModelForm
from treatments import doses
from treatments.content_words import sentence_said
from treatments.dose_criteria import CRITERIA
from treatments.models import GradedDosage

DOSE = {
    "sets": _("Sets"),
    "reps": _("Times"),
    "hold_s": _("Hold, s"),
    "minutes": _("Minutes"),
    "times_per_day": _("A day"),
    "days_per_week": _("A week"),
}


class GradedDosageForm(ActionModelForm):
    class Meta:
        model = GradedDosage
        fields = ("on", *CRITERIA)
        help_texts = {
            "relative": _(
                "For pain of 4 or more before exercise: a rise by 1 is safe, by 2 acceptable. "
                "Otherwise the level itself is judged."
            ),
            "green": _("Of the level, 0–10. Not used where the rise is judged."),
            "amber": _("Of the level, 0–10. Not used where the rise is judged."),
            "cap": _("At most 8."),
            "greens_needed": _("In a row. Walking goes by the days of its own ladder."),
            "adherence_needed": _("Of the last seven days; 0.8 means four of five."),
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
        self.order_fields([*DOSE, "load"])
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-control-sm"

    def clean(self) -> dict[str, object]:
        """Each fault at its own field."""
        data = super().clean() or {}
        try:
            doses.clean_dose(self.facts())
        except doses.DoseRefused as refused:
            for part, words in refused.faults.items():
                if part not in self.errors:
                    self.add_error(part if part in self.fields else None, sentence_said(words))
        return data

    def facts(self) -> dict[str, object]:
        """The numbers that are not on the form stay; a dose written by hand is no level of the ladder any more.

        Of the words only the load is asked for here, and may be taken away.
        """
        kept = {part: value for part, value in doses.amounts(self.dose).items() if part not in self.fields}
        given = {part: value for part, value in self.cleaned_data.items() if value not in (None, "")}
        return {**kept, "walk_level": None, "load": "", **given}


class DismissForm(ActionForm):
    reason = forms.CharField(label=_("Reason"), max_length=300)

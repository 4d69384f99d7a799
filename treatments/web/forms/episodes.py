"""A problem of a patient."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from clinic.models import Practitioner
from patients.models import Patient
from patients.web.forms.base import ActionForm, ActionModelForm
from patients.web.widgets import DateInput, Segmented
from treatments.models import Episode


class EpisodeForm(ActionModelForm):
    class Meta:
        model = Episode
        fields = (
            "problem",
            "region",
            "side",
            "kind",
            "onset_on",
            "mechanism",
            "cause",
            "root_cause",
            "recovery_window_days",
            "flare_of",
            "practitioner",
        )
        widgets = {"onset_on": DateInput(), "kind": Segmented(), "side": Segmented()}
        help_texts = {
            "recovery_window_days": _("A review is suggested when there is no agreed improvement by then."),
            "flare_of": _("Where an earlier problem has come back."),
        }

    def __init__(self, *args: Any, patient: Patient, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        earlier: QuerySet[Episode] = patient.episodes.exclude(pk=self.instance.pk)
        self.fields["flare_of"].queryset = earlier  # type: ignore[attr-defined]
        self.fields["practitioner"].queryset = Practitioner.objects.working()  # type: ignore[attr-defined]


class CloseForm(ActionForm):
    reason = forms.CharField(
        label=_("Why it is closed"),
        max_length=200,
        help_text=_("What was agreed with the patient. Pain of 0 alone is not a reason."),
    )

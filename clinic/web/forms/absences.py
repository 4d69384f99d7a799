"""Somebody is away, or here again."""

from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.repeats.scope import Scope
from clinic.web.forms.part_of_day import PartOfDayForm
from patients.web.forms.base import ActionForm
from patients.web.query import near
from patients.web.widgets import DateInput

REPEATS = (
    (0, gettext_lazy("Once")),
    (1, gettext_lazy("Every week")),
    (2, gettext_lazy("Every other week")),
)


class AbsenceForm(PartOfDayForm):
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=120, required=False)
    every_weeks = forms.TypedChoiceField(
        label=gettext_lazy("How often"), choices=REPEATS, coerce=int, initial=0
    )
    until = forms.DateField(
        label=gettext_lazy("Repeated until"), widget=DateInput, validators=[near], required=False
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("every_weeks") and not data.get("until") and "until" not in self.errors:
            self.add_error("until", _("Say until which day it repeats."))
        return data

    def facts(self, zone: ZoneInfo) -> dict[str, Any]:
        time = self.stretch().at(zone)
        repeated = {name: self.cleaned_data[name] for name in ("reason", "every_weeks", "until")}
        return {"starts_at": time.start, "ends_at": time.end, **repeated}


class ScopeForm(ActionForm):
    scope = forms.ChoiceField(
        label=gettext_lazy("Which"), choices=Scope, widget=forms.RadioSelect, initial=Scope.ONE
    )

"""Conditions that change what may be done."""

from django import forms
from django.utils.translation import gettext_lazy as _

from patients.conditions import conditions
from patients.web.forms.base import ActionForm
from patients.web.widgets import DateInput


class PrecautionForm(ActionForm):
    """Without a condition list the code is typed; with one it is chosen, so that every rule about it is found."""

    code = forms.SlugField(
        label=_("Condition"), max_length=60, help_text=_("One word in small letters: pacemaker, pregnancy …")
    )
    since = forms.DateField(label=_("Since"), required=False, widget=DateInput)
    until = forms.DateField(label=_("Until"), required=False, widget=DateInput)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    field_order = ("code", "since", "until", "note")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if known := conditions():
            self.fields["code"] = forms.ChoiceField(label=_("Condition"), choices=[("", "—"), *known])


class EndForm(ActionForm):
    until = forms.DateField(label=_("It ended on"), widget=DateInput)

"""What a patient fills in about a visit of their own."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clinic.actions.patient_answers import REASONS
from patients.web.forms.base import ActionForm


class CancelVisitForm(ActionForm):
    """`sequence` is the revision that was on the page."""

    BAD_INPUT = 400

    reason = forms.ChoiceField(
        label=_("Why can you not come?"),
        choices=[(reason.value, reason.label) for reason in REASONS],
        widget=forms.RadioSelect,
    )
    sequence = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)


class MoveVisitForm(ActionForm):
    """The pressed button, with the revision that was on the page."""

    slot = forms.CharField(max_length=120)
    sequence = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0, max_value=2**31 - 1)

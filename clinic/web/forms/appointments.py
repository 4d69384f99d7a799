"""Cancelling a visit."""

from django import forms
from django.utils.translation import gettext_lazy as _

from clinic.models import Appointment
from patients.web.forms.base import ActionForm
from patients.web.widgets import Segmented

Status = Appointment.Status


class SeenForm(ActionForm):
    """The revision of the visit that the page showed."""

    sequence = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)


class CancelForm(SeenForm):
    status = forms.ChoiceField(
        label=_("Who cancels"),
        choices=(
            (Status.CANCELLED_BY_PATIENT, _("The patient")),
            (Status.CANCELLED_BY_CLINIC, _("The clinic")),
        ),
        widget=Segmented,
        initial=Status.CANCELLED_BY_PATIENT,
    )
    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[choice for choice in Appointment.Reason.choices if choice[0]],
        widget=forms.RadioSelect,
    )

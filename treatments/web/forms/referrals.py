"""A letter on."""

from django import forms

from patients.web.forms.base import ActionModelForm
from patients.web.widgets import DateInput, Segmented
from treatments.models import Referral


class ReferralForm(ActionModelForm):
    class Meta:
        model = Referral
        fields = ("to", "reason", "priority", "due_on")
        widgets = {
            "reason": forms.Textarea(attrs={"rows": 5}),
            "priority": Segmented(),
            "due_on": DateInput(),
        }

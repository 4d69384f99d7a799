"""A later word on something signed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from patients.web.forms.base import ActionForm
from patients.web.widgets import DateTimeInput


class AddendumForm(ActionForm):
    text = forms.CharField(label=_("Addendum"), max_length=8000, widget=forms.Textarea(attrs={"rows": 3}))
    reason = forms.CharField(label=_("Reason"), max_length=200)
    happened_at = forms.DateTimeField(
        label=_("When it happened"),
        widget=DateTimeInput,
        required=False,
        help_text=_("Empty means now. When it is written is kept by itself."),
    )

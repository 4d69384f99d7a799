from django import forms
from django.utils.translation import gettext_lazy as _

from patients.web.forms.base import ActionForm


class ResolveForm(ActionForm):
    resolution = forms.CharField(label=_("What was done"), max_length=300)

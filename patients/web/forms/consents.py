"""One more word of the patient."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from patients.models import Consent
from patients.web.forms.base import ActionForm
from patients.web.widgets import Segmented


class ConsentForm(ActionForm):
    kind = forms.ChoiceField(label=_("What about"), choices=Consent.Kind)
    given = forms.TypedChoiceField(
        label=_("What the patient says"),
        choices=(("yes", _("Gives consent")), ("no", _("Takes it back"))),
        coerce=lambda word: word == "yes",
        widget=Segmented,
    )
    how = forms.ChoiceField(label=_("How they told us"), choices=Consent.How, initial=Consent.How.IN_PERSON)
    text_version = forms.CharField(label=_("Version of the text they saw"), max_length=20, initial="1")
    risk_told = forms.BooleanField(
        label=_("For the full programme by e-mail: the patient was told the risk"),
        required=False,
        help_text=_(
            "An e-mail can be read by others: by whoever shares the mailbox or the screen, and on its way. "
            "The full programme says what is being treated."
        ),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        wants_all = data.get("kind") == Consent.Kind.EMAIL_FULL and data.get("given")
        if wants_all and not data.get("risk_told"):
            self.add_error("risk_told", _("Tell the patient the risk first."))
        return data

    def said(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "risk_told"}

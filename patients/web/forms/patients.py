"""A patient's details."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from patients.models import Consent, Patient
from patients.web.forms.base import ActionForm, ActionModelForm
from patients.web.forms.languages import language_choices
from patients.web.widgets import DateInput, Segmented

GROUPS = (
    (
        _("Who"),
        (
            ("given_name", "family_name"),
            ("birth_date", "preferred_name"),
            ("sex", "gender", "pronouns"),
            ("language",),
        ),
    ),
    (_("How to reach them"), (("phone", "second_phone"), ("email",), ("address",))),
    (_("Daily life"), (("occupation", "activity_level"),)),
    (
        _("Others involved"),
        (("emergency_contact", "gp"), ("insurer", "insurance_number"), ("external_reference",)),
    ),
)


class PatientForm(ActionModelForm):
    language = forms.ChoiceField(label=_("Language"), initial="en")

    class Meta:
        model = Patient
        fields = [name for _title, rows in GROUPS for row in rows for name in row]
        widgets = {"birth_date": DateInput(), "address": forms.Textarea(attrs={"rows": 2})}
        help_texts = {
            "preferred_name": _("How they wish to be called, if different."),
            "emergency_contact": _("Name and phone number."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["language"]
        field.choices = language_choices(self.instance.language)

    def groups(self) -> list[tuple[Any, list[list[forms.BoundField]]]]:
        """The fields under their headings, row by row."""
        return [(title, [[self[name] for name in row] for row in rows]) for title, rows in GROUPS]

    def facts(self) -> dict[str, Any]:
        """What the action is told about the person."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class RegisterForm(PatientForm):
    """A new patient, with what they agree to. Never asked is no."""

    NO_MAIL, LINK, FULL = "none", "link", "full"

    privacy = forms.BooleanField(label=_("The patient has read the privacy notice"), required=False)
    mail = forms.ChoiceField(
        label=_("E-mails about their care"),
        choices=(
            (NO_MAIL, _("None")),
            (LINK, _("Only a neutral note with a link")),
            (FULL, _("The full programme and PDF")),
        ),
        widget=Segmented,
        initial=LINK,
    )
    risk_told = forms.BooleanField(
        label=_("The patient was told the risk and chooses the full programme by e-mail all the same"),
        required=False,
        help_text=_(
            "An e-mail can be read by others: by whoever shares the mailbox or the screen, and on its way. "
            "The full programme says what is being treated."
        ),
    )
    how = forms.ChoiceField(label=_("How they told us"), choices=Consent.How, initial=Consent.How.IN_PERSON)
    somebody_else = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        mail = data.get("mail")
        if mail != self.NO_MAIL and not data.get("email") and "email" not in self.errors:
            self.add_error("email", _("Give an e-mail address, or choose no e-mails."))
        if mail == self.FULL and not data.get("risk_told"):
            self.add_error("risk_told", _("Tell the patient the risk first, or choose the link."))
        return data

    def consents(self) -> dict[str, bool]:
        mail = self.cleaned_data["mail"]
        return {
            Consent.Kind.PRIVACY: self.cleaned_data["privacy"],
            Consent.Kind.EMAIL_CARE: mail in (self.LINK, self.FULL),
            Consent.Kind.EMAIL_FULL: mail == self.FULL,
        }


class ArchiveForm(ActionForm):
    reason = forms.CharField(
        label=_("Why"), max_length=300, help_text=_("Moved away, asked for it, entered twice …")
    )

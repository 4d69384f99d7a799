"""What a visitor types to book a visit."""

import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from clinic.online.booking_code import DIGITS
from clinic.web.online_times import Time
from patients.models import Consent
from patients.web.forms.base import ActionForm
from patients.web.forms.birth_date import ORDERS, UNREADABLE, BirthDateField

FEWEST_DIGITS = 6


def phone_number(value: str) -> None:
    if not re.fullmatch(r"[+(]?[\d\s()/.-]+", value) or len(re.sub(r"\D", "", value)) < FEWEST_DIGITS:
        raise ValidationError(_("Give a phone number, for example +44 20 7946 0300."))


def said(kind: str, **attributes: Any) -> dict[str, Any]:
    """What browsers and screen keyboards know how to fill in."""
    return {"autocomplete": kind, **attributes}


class NoticeForm(ActionForm):
    nothing_urgent = forms.BooleanField(
        label=_("None of this applies to me, or I have spoken to a doctor about it"),
        error_messages={
            "required": _("If any of this applies, call now and do not book. If not, tick the box to go on.")
        },
    )


class DetailsForm(ActionForm):
    """Only what a visit needs. The treatment is talked about at the clinic, never here."""

    given_name = forms.CharField(
        label=_("First name"), max_length=80, widget=forms.TextInput(said("given-name"))
    )
    family_name = forms.CharField(
        label=_("Last name"), max_length=80, widget=forms.TextInput(said("family-name"))
    )
    birth_date = BirthDateField(
        label=_("Date of birth"),
        help_text=_("Day, month, year. For example 27/3/1960"),
        input_formats=ORDERS,
        error_messages={"required": UNREADABLE, "invalid": UNREADABLE},
        widget=forms.TextInput(said("bday", maxlength=20, **{"class": "birth-date"})),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        help_text=_("We send a code there now, and the confirmation afterwards."),
        widget=forms.EmailInput(said("email", inputmode="email")),
    )
    phone = forms.CharField(
        label=_("Phone"),
        max_length=32,
        validators=[phone_number],
        help_text=_("In case something changes on the day."),
        widget=forms.TextInput(said("tel", type="tel", inputmode="tel")),
    )
    note = forms.CharField(
        label=_("Anything the front desk should know? (optional)"),
        max_length=200,
        required=False,
        help_text=_("For example: I come with a wheelchair. Please nothing about your health."),
        widget=forms.Textarea({"rows": 2}),
    )
    privacy = forms.BooleanField(
        label=_("I have read how the clinic uses what I enter here"),
        error_messages={"required": _("Please read it and tick the box.")},
    )
    email_care = forms.BooleanField(
        label=_("You may e-mail me about my visits and my care"),
        error_messages={"required": _("Without e-mails a visit cannot be booked online. Please phone us.")},
    )
    # Nobody sees it; programs that fill in whatever they find do.
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(said("off", tabindex=-1)),
    )
    submission = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    offered: Sequence[Time] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "online_%s"

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError(_("This could not be sent. Please phone the clinic."))
        return ""

    def offer(self, times: list[Time]) -> None:
        """Other times to choose from, in the form itself, so that nothing has to be typed again."""
        self.offered = times
        choices = [(time.value, time) for time in times]
        self.fields["slot"] = forms.ChoiceField(
            label=_("Choose another time"), choices=choices, widget=forms.RadioSelect
        )

    def typed(self) -> dict[str, Any]:
        """What the action is told about the person."""
        names = ("given_name", "family_name", "birth_date", "email", "phone", "note")
        return {name: self.cleaned_data[name] for name in names}

    def consents(self) -> dict[str, bool]:
        return {
            Consent.Kind.PRIVACY.value: self.cleaned_data["privacy"],
            Consent.Kind.EMAIL_CARE.value: self.cleaned_data["email_care"],
        }

    @property
    def key(self) -> UUID:
        key: UUID = self.cleaned_data["submission"]
        return key


class CodeForm(ActionForm):
    code = forms.CharField(
        label=_("Code from the e-mail"),
        max_length=20,
        error_messages={"required": _("Type the six digits from the e-mail.")},
        widget=forms.TextInput(
            said("one-time-code", inputmode="numeric", autofocus=True, **{"class": "code"})
        ),
    )

    def clean_code(self) -> str:
        """Spaces and hyphens are for the eye."""
        code = re.sub(r"[\s-]", "", self.cleaned_data["code"])
        if not (len(code) == DIGITS and code.isascii() and code.isdigit()):
            raise ValidationError(_("Type the six digits from the e-mail."))
        return str(code)

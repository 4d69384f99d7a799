"""Addresses for calendar programs, and addresses of calendars."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clinic.models import CalendarFeed, OutsideCalendar, Practitioner
from patients.web.forms.base import ActionForm, ActionModelForm


def whose(user: Any) -> forms.ModelChoiceField:
    """One's own calendar; for who manages the staff, anybody's."""
    people = Practitioner.objects.visible_to(user).working()
    everybody = user.has_perm("physio_clinic.change_practitioner")
    return forms.ModelChoiceField(
        people if everybody else people.filter(user=user),
        label=_("Whose"),
        initial=people.filter(user=user).first(),
        widget=forms.Select if everybody else forms.HiddenInput,
    )


class FeedForm(ActionForm):
    names = forms.ChoiceField(
        label=_("Patients' names"),
        choices=CalendarFeed.Names.choices,
        initial=CalendarFeed.Names.INITIALS,
        widget=forms.RadioSelect,
        help_text=_("What your calendar program reads is kept on its maker's machines as well."),
    )

    field_order = ("practitioner", "names")

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="feed_%s", **kwargs)
        self.fields["practitioner"] = whose(user)
        self.order_fields(self.field_order)


class OutsideCalendarForm(ActionModelForm):
    class Meta:
        model = OutsideCalendar
        fields = ["name"]
        help_texts = {"name": _("What you call it: Private, University …")}

    # Not the model's field: webcal:// is an address too, and what is allowed is for the action to say.
    address = forms.CharField(
        label=_("Address of its .ics file"),
        max_length=1000,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("It begins with https:// or webcal:// and often ends with .ics."),
    )
    field_order = ("practitioner", "name", "address")

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id="outside_%s", **kwargs)
        self.fields["practitioner"] = whose(user)
        self.order_fields(self.field_order)

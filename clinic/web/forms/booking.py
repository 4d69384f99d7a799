"""What is wished for when a visit is booked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clinic.models import AppointmentType, Location, Practitioner, Room
from clinic.web.slots import Wish
from patients.web.forms.base import ActionForm
from patients.web.query import near
from patients.web.widgets import DateInput, TimeInput


class WishForm(ActionForm):
    """Which visit, with whom, where and on which day. No practitioner means anybody."""

    type = forms.ModelChoiceField(AppointmentType.objects.none(), label=_("Visit"), empty_label=None)
    practitioner = forms.ModelChoiceField(
        Practitioner.objects.none(), label=_("With"), required=False, empty_label=_("Anybody")
    )
    location = forms.ModelChoiceField(Location.objects.none(), label=_("Where"), empty_label=None)
    room = forms.ModelChoiceField(
        Room.objects.none(), label=_("Room"), required=False, empty_label=_("Any free room")
    )
    day = forms.DateField(label=_("Day"), widget=DateInput, validators=[near])

    def __init__(self, data: Any, *, user: Any, location: Location) -> None:
        super().__init__(data)
        self.people = list(Practitioner.objects.visible_to(user).working())
        self.choose_from("type", AppointmentType.objects.visible_to(user))
        self.choose_from("practitioner", Practitioner.objects.visible_to(user).working())
        self.choose_from("location", Location.objects.visible_to(user))
        self.choose_from("room", Room.objects.visible_to(user).filter(location=location))

    def choose_from(self, name: str, rows: Any) -> None:
        field: Any = self.fields[name]
        field.queryset = rows

    def wish(self) -> Wish:
        chosen = self.cleaned_data
        people = [chosen["practitioner"]] if chosen["practitioner"] else self.people
        return Wish(chosen["location"], chosen["type"], chosen["day"], people, chosen["room"])


class OverlapForm(ActionForm):
    """A visit put beside another one on purpose."""

    practitioner = forms.ModelChoiceField(Practitioner.objects.none(), label=_("With"))
    time = forms.TimeField(label=_("At"), widget=TimeInput)
    overlap_reason = forms.CharField(label=_("Why two visits in one slot"), max_length=200)

    def __init__(self, data: Any = None, *, user: Any, **kwargs: Any) -> None:
        super().__init__(data, auto_id="overlap_%s", **kwargs)
        field: Any = self.fields["practitioner"]
        field.queryset = Practitioner.objects.visible_to(user).working()

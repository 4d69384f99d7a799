"""What the dialogs of the diary ask: one short form each."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clinic.models import Appointment, AppointmentType, Location, Practitioner, Room
from clinic.web.wall_clock import WallClock, at
from patients.models import Patient
from patients.web.forms.base import ActionForm
from patients.web.query import near
from patients.web.widgets import DateInput, TimeInput


class WhenForm(ActionForm):
    """A day and a time on the location's wall, with whom, and where."""

    practitioner = forms.ModelChoiceField(Practitioner.objects.none(), label=_("With"), empty_label=None)
    day = forms.DateField(label=_("Day"), widget=DateInput, validators=[near])
    time = forms.TimeField(label=_("At"), widget=TimeInput)
    room = forms.ModelChoiceField(
        Room.objects.none(), label=_("Room"), required=False, empty_label=_("Any free room")
    )
    overlap_reason = forms.CharField(label=_("Why two visits in one slot"), max_length=200, required=False)

    def __init__(self, data: Any = None, *, user: Any, location: Location, **kwargs: Any) -> None:
        super().__init__(data, auto_id="diary_%s", **kwargs)
        self.wall = WallClock(location.tz)
        self.choose_from("practitioner", Practitioner.objects.visible_to(user).working())
        self.choose_from("room", Room.objects.visible_to(user).filter(location=location))

    def choose_from(self, name: str, rows: Any) -> None:
        field: Any = self.fields[name]
        field.queryset = rows

    @property
    def starts_at(self) -> datetime:
        """Raises RuleBroken for a time that the clocks skip."""
        return self.wall.instant(at(self.cleaned_data["day"], self.cleaned_data["time"]))


class BookForm(WhenForm):
    patient = forms.ModelChoiceField(
        Patient.objects.none(), label=_("Patient"), error_messages={"required": _("Choose a patient.")}
    )
    type = forms.ModelChoiceField(AppointmentType.objects.none(), label=_("Visit"), empty_label=None)
    note = forms.CharField(label=_("Note for the desk"), max_length=300, required=False)

    def __init__(self, data: Any = None, *, user: Any, **kwargs: Any) -> None:
        super().__init__(data, user=user, **kwargs)
        self.choose_from("patient", Patient.objects.visible_to(user).active())
        self.choose_from("type", AppointmentType.objects.visible_to(user))


class MoveForm(WhenForm):
    minutes = forms.IntegerField(label=_("Minutes"), min_value=5, max_value=480)
    sequence = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    @property
    def length(self) -> timedelta:
        return timedelta(minutes=self.cleaned_data["minutes"])

    def moves(self, visit: Appointment) -> bool:
        """Whether anything but the length differs from how the visit stands."""
        return bool(set(self.changed_data) - {"minutes", "sequence"}) or bool(
            self.cleaned_data["overlap_reason"]
        )


def as_it_stands(visit: Appointment) -> dict[str, Any]:
    wall = WallClock(visit.location.tz).shows(visit.starts_at)
    return {
        "practitioner": visit.practitioner_id,
        "day": wall.date(),
        "time": wall.time(),
        "room": visit.room_id,
        "minutes": (visit.ends_at - visit.starts_at) // timedelta(minutes=1),
        "sequence": visit.sequence,
    }

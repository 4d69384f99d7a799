"""What is wished for when a series is booked, moved or cancelled."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clinic.models import Appointment, AppointmentType, Location, Practitioner, WorkingHours
from clinic.repeats.scope import Scope
from clinic.repeats.series import MOST, Rhythm
from clinic.web.forms.appointments import CancelForm
from patients.web.forms.base import ActionForm
from patients.web.query import near
from patients.web.widgets import Chips, DateInput, TimeInput

EVERY = ((1, _("Every week")), (2, _("Every 2 weeks")), (3, _("Every 3 weeks")), (4, _("Every 4 weeks")))


class SeriesForm(ActionForm):
    """The plan stands in the query string."""

    type = forms.ModelChoiceField(AppointmentType.objects.none(), label=_("Visit"), empty_label=None)
    practitioner = forms.ModelChoiceField(Practitioner.objects.none(), label=_("With"), empty_label=None)
    location = forms.ModelChoiceField(Location.objects.none(), label=_("Where"), empty_label=None)
    day = forms.DateField(label=_("First day"), widget=DateInput, validators=[near])
    time = forms.TimeField(label=_("At"), widget=TimeInput)
    count = forms.IntegerField(label=_("How many visits"), min_value=1, max_value=MOST)
    every = forms.TypedChoiceField(label=_("How often"), choices=EVERY, coerce=int)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On"),
        help_text=_("Choose none for the weekday of the first day."),
        choices=WorkingHours.Weekday.choices,
        coerce=int,
        widget=Chips,
        required=False,
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = list(Practitioner.objects.visible_to(user).working())
        self.choose_from("type", AppointmentType.objects.visible_to(user))
        self.choose_from("practitioner", Practitioner.objects.visible_to(user).working())
        self.choose_from("location", Location.objects.visible_to(user))

    def choose_from(self, name: str, rows: Any) -> None:
        field: Any = self.fields[name]
        field.queryset = rows

    def rhythm(self) -> Rhythm:
        data = self.cleaned_data
        return Rhythm(data["day"], data["time"], data["count"], data["every"], tuple(data["weekdays"]))


class SeriesMoveForm(ActionForm):
    """Where one visit goes; the others of the scope go along by the wall clock."""

    scope = forms.ChoiceField(label=_("Which visits"), choices=Scope, widget=forms.RadioSelect)
    day = forms.DateField(label=_("This visit's new day"), widget=DateInput, validators=[near])
    time = forms.TimeField(label=_("New time"), widget=TimeInput)
    practitioner = forms.ModelChoiceField(
        Practitioner.objects.none(), label=_("With"), required=False, empty_label=_("whom they are with now")
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = list(Practitioner.objects.visible_to(user).working())
        field: Any = self.fields["practitioner"]
        field.queryset = Practitioner.objects.visible_to(user).working()

    def shift_from(self, visit: Appointment) -> timedelta:
        """How much later, by the wall."""
        data = self.cleaned_data
        return datetime.combine(data["day"], data["time"]) - visit.local_start.replace(tzinfo=None)


class SeriesCancelForm(CancelForm):
    field_order = ("scope", "status", "reason")
    scope = forms.ChoiceField(
        label=_("Which visits"), choices=Scope, widget=forms.RadioSelect, initial=Scope.FOLLOWING
    )

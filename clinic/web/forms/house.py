"""The clinic itself: places, people, hours and what can be booked."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clinic.models import Absence, AppointmentType, Equipment, Location, Practitioner, Room, WorkingHours
from patients.web.forms.base import ActionModelForm
from patients.web.query import near
from patients.web.widgets import DateInput, DateTimeInput, TimeInput


class ColourInput(forms.TextInput):
    input_type = "color"


class LocationForm(ActionModelForm):
    class Meta:
        model = Location
        fields = ["name", "zone", "address", "phone", "email", "emergency_number"]
        widgets = {"address": forms.Textarea(attrs={"rows": 2})}
        help_texts = {"zone": _("Its diary runs on this clock: Europe/London, Europe/Lisbon …")}


class RoomForm(ActionModelForm):
    class Meta:
        model = Room
        fields = ["location", "name"]


class EquipmentForm(ActionModelForm):
    class Meta:
        model = Equipment
        fields = ["location", "name", "serial_number", "checked_on"]
        widgets = {"checked_on": DateInput}


class TypeForm(ActionModelForm):
    class Meta:
        model = AppointmentType
        fields = [
            "name",
            "key",
            "minutes",
            "buffer_minutes",
            "price_minor",
            "currency",
            "capacity",
            "needs_room",
            "needs_equipment",
            "practitioners",
            "online",
            "lead_hours",
            "horizon_days",
            "colour",
        ]
        widgets = {"colour": ColourInput}
        help_texts = {
            "key": _("A short name for reports, in small letters: follow_up."),
            "price_minor": _("4500 is 45.00."),
        }


class PractitionerForm(ActionModelForm):
    class Meta:
        model = Practitioner
        fields = ["user", "name", "profession", "registration_number", "colour", "active"]
        widgets = {"colour": ColourInput}
        labels = {"user": _("Signs in as")}
        help_texts = {"active": _("Somebody who left is not active: their visits and notes stay.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["user"]
        free = Q(is_active=True, practitioner=None) | Q(pk=self.instance.user_id)
        field.queryset = field.queryset.filter(free)


class HoursForm(ActionModelForm):
    class Meta:
        model = WorkingHours
        fields = ["location", "weekday", "starts", "ends", "valid_from", "valid_until"]
        widgets = {
            "starts": TimeInput,
            "ends": TimeInput,
            "valid_from": DateInput,
            "valid_until": DateInput,
        }


class AbsenceForm(ActionModelForm):
    class Meta:
        model = Absence
        fields = ["starts_at", "ends_at", "reason"]
        widgets = {"starts_at": DateTimeInput, "ends_at": DateTimeInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("starts_at", "ends_at"):
            self.fields[name].validators.append(near)

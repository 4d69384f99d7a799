"""Who would come sooner."""

from typing import Any

from django import forms

from clinic.models import AppointmentType, Location, Practitioner, WaitingListEntry
from patients.web.forms.base import ActionModelForm


class WaitingForm(ActionModelForm):
    class Meta:
        model = WaitingListEntry
        fields = ["type", "practitioner", "location", "urgency", "available"]
        widgets = {"urgency": forms.RadioSelect}

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_from("type", AppointmentType.objects.visible_to(user))
        self.choose_from("practitioner", Practitioner.objects.visible_to(user).working())
        self.choose_from("location", Location.objects.visible_to(user))

    def choose_from(self, name: str, rows: Any) -> None:
        field: Any = self.fields[name]
        field.queryset = rows

"""Who would come sooner."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clinic.models import AppointmentType, Location, Practitioner, WaitingListEntry
from patients.web.forms.base import ActionModelForm


class WaitingForm(ActionModelForm):
    class Meta:
        model = WaitingListEntry
        fields = ["type", "practitioner", "location", "urgency", "available"]
        widgets = {"urgency": forms.RadioSelect}

    practitioner = forms.ModelChoiceField(
        Practitioner.objects.none(), label=_("With"), required=False, empty_label=_("Anybody")
    )
    location = forms.ModelChoiceField(
        Location.objects.none(), label=_("Where"), required=False, empty_label=_("Anywhere")
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_from("type", AppointmentType.objects.visible_to(user))
        self.choose_from("practitioner", Practitioner.objects.visible_to(user).working())
        self.choose_from("location", Location.objects.visible_to(user))

    def choose_from(self, name: str, rows: Any) -> None:
        field: Any = self.fields[name]
        field.queryset = rows

"""The clinic itself: places, people and what can be booked. `groups` are the parts a long form is shown in."""

from typing import Any, ClassVar

from django import forms
from django.db.models import Q
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from clinic.models import Equipment, Location, Practitioner, Room
from patients.web.forms.base import ActionModelForm
from patients.web.widgets import Chips, DateInput

Groups = tuple[tuple[str | Promise, tuple[str, ...]], ...]


class ColourInput(forms.TextInput):
    input_type = "color"


class HouseForm(ActionModelForm):
    groups: ClassVar[Groups] = ()

    def parts(self) -> list[tuple[str | Promise, list[BoundField]]]:
        return [(title, [self[name] for name in names]) for title, names in self.groups]

    def facts(self) -> dict[str, Any]:
        """What the action is told."""
        return self.cleaned_data

    def changed_facts(self) -> dict[str, Any]:
        return {name: self.facts()[name] for name in self.changed_data}


class LocationForm(HouseForm):
    class Meta:
        model = Location
        fields = ["name", "zone", "address", "directions", "phone", "email", "emergency_number", "paper"]
        widgets = {
            "address": forms.Textarea(attrs={"rows": 2}),
            "directions": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {"zone": _("Its diary runs on this clock: Europe/London, Europe/Lisbon …")}


class PurposeForm(HouseForm):
    """Something a visit takes: which visits it is for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["types"].help_text = _("Choose none, and it is for every visit.")


class RoomForm(PurposeForm):
    class Meta:
        model = Room
        fields = ["location", "name", "types"]
        widgets = {"types": Chips}


class EquipmentForm(PurposeForm):
    class Meta:
        model = Equipment
        fields = ["location", "name", "types", "serial_number", "checked_on"]
        widgets = {"types": Chips, "checked_on": DateInput}


class PractitionerForm(HouseForm):
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

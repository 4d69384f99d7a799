"""Who would come sooner, and when they can."""

from datetime import time
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from clinic.models import AppointmentType, Location, Practitioner, WaitingListEntry, WorkingHours
from patients.web.forms.base import ActionForm, ActionModelForm
from patients.web.query import near
from patients.web.widgets import Chips, DateInput, Segmented, TimeInput

# Parts of the day, as "not before" and "over by" on the wall.
PARTS: dict[str, tuple[time | None, time | None]] = {
    "": (None, None),
    "morning": (None, time(12)),
    "afternoon": (time(12), time(17)),
    "evening": (time(17), None),
}
PART_NAMES = (
    ("", _("Any time")),
    ("morning", _("Mornings")),
    ("afternoon", _("Afternoons")),
    ("evening", _("Evenings")),
)


class WaitingForm(ActionModelForm):
    class Meta:
        model = WaitingListEntry
        fields = [
            "type",
            "practitioner",
            "location",
            "urgency",
            "weekdays",
            "earliest",
            "latest",
            "first_day",
            "last_day",
            "available",
        ]
        widgets = {
            "urgency": Segmented,
            "earliest": TimeInput,
            "latest": TimeInput,
            "first_day": DateInput,
            "last_day": DateInput,
        }
        labels = {"available": _("Note")}
        help_texts = {"available": _("For the desk: on holiday until the 3rd, ring first …")}

    practitioner = forms.ModelChoiceField(
        Practitioner.objects.none(), label=_("With"), required=False, empty_label=_("Anybody")
    )
    location = forms.ModelChoiceField(
        Location.objects.none(), label=_("Where"), required=False, empty_label=_("Anywhere")
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Days"), choices=WorkingHours.Weekday.choices, coerce=int, required=False, widget=Chips
    )
    part = forms.ChoiceField(label=_("Part of the day"), choices=PART_NAMES, required=False, widget=Segmented)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose_from("type", AppointmentType.objects.visible_to(user))
        self.choose_from("practitioner", Practitioner.objects.visible_to(user).working())
        self.choose_from("location", Location.objects.visible_to(user))
        for name in ("first_day", "last_day"):
            self.fields[name].validators.append(near)
        self.begin_with_the_part()

    def choose_from(self, name: str, rows: Any) -> None:
        field: Any = self.fields[name]
        field.queryset = rows

    def begin_with_the_part(self) -> None:
        """An entry that means a whole part of the day shows that, and no times."""
        times = (self.instance.earliest, self.instance.latest)
        part = next((name for name, whole in PARTS.items() if whole == times), None)
        self.initial["part"] = part or ""
        if part:
            self.initial["earliest"] = self.initial["latest"] = None

    def clean(self) -> dict[str, Any]:
        """Times that were typed say more than a part of the day."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        part = given.pop("part", "")
        if not given.get("earliest") and not given.get("latest"):
            given["earliest"], given["latest"] = PARTS[part or ""]
        return given


class WaitingFilter(ActionForm):
    """Narrowing the list."""

    type = forms.ModelChoiceField(
        AppointmentType.objects.none(), label=_("Visit"), required=False, empty_label=_("Every visit")
    )
    practitioner = forms.ModelChoiceField(
        Practitioner.objects.none(), label=_("Would come to"), required=False, empty_label=_("Everybody")
    )
    urgency = forms.TypedChoiceField(
        label=_("Urgency"),
        choices=(("", _("Any urgency")), *WaitingListEntry.Urgency.choices),
        coerce=int,
        empty_value=None,
        required=False,
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        types: Any = self.fields["type"]
        types.queryset = AppointmentType.objects.visible_to(user)
        people: Any = self.fields["practitioner"]
        people.queryset = Practitioner.objects.visible_to(user).working()

    def narrow(self, rows: Any) -> Any:
        asked = self.cleaned_data
        if asked["type"]:
            rows = rows.filter(type=asked["type"])
        if asked["practitioner"]:
            rows = rows.filter(Q(practitioner=None) | Q(practitioner=asked["practitioner"]))
        if asked["urgency"] is not None:
            rows = rows.filter(urgency=asked["urgency"])
        return rows

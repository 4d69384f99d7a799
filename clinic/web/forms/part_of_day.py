"""Whole days, a half-day, or from a time until a time: how absences and closing times are given."""

from datetime import time
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.conf import MIDDAY_HOUR
from clinic.house.closing_days import Closing
from patients.web.forms.base import ActionForm
from patients.web.query import near
from patients.web.widgets import DateInput, Segmented, TimeInput

PARTS = (
    ("whole", gettext_lazy("Whole days")),
    ("morning", gettext_lazy("Morning")),
    ("afternoon", gettext_lazy("Afternoon")),
    ("times", gettext_lazy("From … to …")),
)


class PartOfDayForm(ActionForm):
    part = forms.ChoiceField(label=gettext_lazy("How long"), choices=PARTS, widget=Segmented, initial="whole")
    first_day = forms.DateField(label=gettext_lazy("Day"), widget=DateInput, validators=[near])
    last_day = forms.DateField(
        label=gettext_lazy("Last day, if more than one"), widget=DateInput, validators=[near], required=False
    )
    starts = forms.TimeField(label=gettext_lazy("From"), widget=TimeInput, required=False)
    ends = forms.TimeField(label=gettext_lazy("To"), widget=TimeInput, required=False)

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if {"part", "first_day", "last_day", "starts", "ends"} <= set(data):
            data["last_day"] = data["last_day"] or data["first_day"]
            self.require_order()
        return data

    def require_order(self) -> None:
        data = self.cleaned_data
        one_day = data["first_day"] == data["last_day"]
        if data["last_day"] < data["first_day"]:
            self.add_error("last_day", _("The last day is before the first."))
        elif data["part"] in ("morning", "afternoon") and not one_day:
            self.add_error("last_day", _("A half-day is on one day. Give each its own, or let it repeat."))
        elif data["part"] == "times" and not (data["starts"] and data["ends"]):
            self.add_error("starts", _("Say from when until when."))
        elif data["part"] == "times" and one_day and data["ends"] <= data["starts"]:
            self.add_error("ends", _("The end is before the start."))

    def stretch(self, name: str = "") -> Closing:
        """In wall time. A half-day ends or begins at the clinic's midday."""
        data, midday = self.cleaned_data, time(MIDDAY_HOUR())
        starts, ends = {
            "whole": (None, None),
            "morning": (None, midday),
            "afternoon": (midday, None),
            "times": (data["starts"], data["ends"]),
        }[data["part"]]
        return Closing(data["first_day"], data["last_day"], name, starts, ends)

"""A practitioner's week: seven days, each with as many stretches as it has."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.models import AppointmentType, Location, WorkingHours
from patients.web.forms.base import ActionForm
from patients.web.query import near
from patients.web.widgets import DateInput, TimeInput

MOST_A_DAY = 10
WORKDAYS = range(1, 5)


class PatternForm(ActionForm):
    """Where, and from when."""

    location = forms.ModelChoiceField(
        label=gettext_lazy("Where"), queryset=Location.objects.all(), empty_label=None
    )
    from_day = forms.DateField(label=gettext_lazy("From"), widget=DateInput, validators=[near])
    until = forms.DateField(
        label=gettext_lazy("Until"),
        help_text=gettext_lazy("Left empty: from then on."),
        widget=DateInput,
        validators=[near],
        required=False,
    )


class StretchForm(forms.Form):
    starts = forms.TimeField(label=gettext_lazy("From"), widget=TimeInput, required=False)
    ends = forms.TimeField(label=gettext_lazy("To"), widget=TimeInput, required=False)
    only_for = forms.ModelChoiceField(
        label=gettext_lazy("Kept for"),
        queryset=AppointmentType.objects.all(),
        required=False,
        empty_label=gettext_lazy("any visit"),
    )

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        starts, ends = data.get("starts"), data.get("ends")
        if not self.errors and bool(starts) != bool(ends):
            raise forms.ValidationError(_("A stretch needs both times."))
        if starts and ends and ends <= starts:
            raise forms.ValidationError(_("The end is before the start."))
        return data


Day = forms.formset_factory(
    StretchForm, extra=1, can_delete=True, max_num=MOST_A_DAY, absolute_max=MOST_A_DAY + 1
)


class Week:
    """One formset for each weekday."""

    def __init__(self, data: Any = None, rows: Iterable[WorkingHours] = ()) -> None:
        by_day = {weekday: list(group) for weekday, group in groupby(rows, key=lambda row: row.weekday)}
        self.days = [
            Day(data, prefix=f"d{number}", initial=[shown(row) for row in by_day.get(number, ())])
            for number in range(7)
        ]
        for day, (_number, name) in zip(self.days, WorkingHours.Weekday.choices, strict=True):
            day.name = name  # type: ignore[attr-defined]

    def is_valid(self) -> bool:
        # Every day is looked at, so that all of its mistakes are shown at once.
        return sum(day.is_valid() for day in self.days) == len(self.days)

    def stretches(self) -> list[dict[str, Any]]:
        return [
            {"weekday": number, **{name: row[name] for name in ("starts", "ends", "only_for")}}
            for number, day in enumerate(self.days)
            for row in kept(day)
        ]

    def with_monday_everywhere(self) -> "Week":
        """What Monday has, on every day until Friday."""
        wanted = self.stretches()
        monday = [row for row in wanted if row["weekday"] == 0]
        others = [row for row in wanted if row["weekday"] not in WORKDAYS]
        copies = [{**row, "weekday": number} for number in WORKDAYS for row in monday]
        rows = sorted([*others, *copies], key=lambda row: (row["weekday"], row["starts"]))
        return Week(rows=[WorkingHours(**row) for row in rows])

    @property
    def faults(self) -> list[str]:
        return [
            f"{day.name}: {error}"  # type: ignore[attr-defined]
            for day in self.days
            for form in day.forms
            for errors in form.errors.values()
            for error in errors
        ]


def kept(day: Any) -> list[dict[str, Any]]:
    forms_left = [form for form in day.forms if form not in day.deleted_forms]
    return [form.cleaned_data for form in forms_left if form.cleaned_data.get("starts")]


def shown(row: WorkingHours) -> dict[str, Any]:
    return {"starts": row.starts, "ends": row.ends, "only_for": row.only_for_id}


class ExtraHoursForm(ActionForm):
    """Work on one day beyond the weekly hours."""

    day = forms.DateField(label=gettext_lazy("Day"), widget=DateInput, validators=[near])
    starts = forms.TimeField(label=gettext_lazy("From"), widget=TimeInput)
    ends = forms.TimeField(label=gettext_lazy("To"), widget=TimeInput)
    location = forms.ModelChoiceField(
        label=gettext_lazy("Where"), queryset=Location.objects.all(), empty_label=None
    )
    only_for = forms.ModelChoiceField(
        label=gettext_lazy("Kept for"),
        queryset=AppointmentType.objects.all(),
        required=False,
        empty_label=gettext_lazy("any visit"),
    )

    def facts(self) -> dict[str, Any]:
        """A weekly stretch that is valid on that day alone."""
        data = dict(self.cleaned_data)
        day = data.pop("day")
        return {**data, "weekday": day.weekday(), "valid_from": day, "valid_until": day}

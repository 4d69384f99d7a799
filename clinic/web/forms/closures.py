"""Days on which a location is closed: one by one, pasted as a list, or from a calendar file."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.house.closing_days import (
    LARGEST_BYTES,
    MOST,
    Closing,
    TooMany,
    Unreadable,
    in_calendar,
    listed,
    near,
)
from clinic.models import Location
from clinic.web.forms.part_of_day import PartOfDayForm
from patients import clock
from patients.web.forms.base import ActionForm
from patients.web.widgets import Chips

EXAMPLE = "2026-12-25 Christmas Day\n2026-12-28 to 2026-12-31 Between the years"


def where() -> forms.ModelMultipleChoiceField:
    return forms.ModelMultipleChoiceField(
        label=gettext_lazy("Where"), queryset=Location.objects.all(), widget=Chips
    )


class ClosureForm(PartOfDayForm):
    field_order = ("name", "locations")
    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    locations = where()

    def closings(self) -> list[Closing]:
        return [self.stretch(self.cleaned_data["name"])]


class ClosureListForm(ActionForm):
    days = forms.CharField(
        label=gettext_lazy("Days, one a line"),
        help_text=gettext_lazy("First the day, then its name: 2026-12-25 Christmas Day, or 25/12/2026 …"),
        widget=forms.Textarea(attrs={"rows": 5, "placeholder": EXAMPLE}),
        max_length=40_000,
        required=False,
    )
    file = forms.FileField(
        label=gettext_lazy("Or a calendar file (.ics)"),
        help_text=gettext_lazy(
            "Such as a country publishes its bank holidays in: this year and the next two."
        ),
        required=False,
    )
    locations = where()

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        try:
            data["closings"] = self.read()
        except Unreadable as error:
            self.point_at(error.line)
        except TooMany:
            self.add_error("file" if data.get("file") else "days", too_many())
        if not self.errors and not data["closings"]:
            self.add_error(None, _("There is no day in this."))
        return data

    def read(self) -> list[Closing]:
        data = self.cleaned_data
        found = listed(data.get("days") or "")
        if file := data.get("file"):
            if file.size > LARGEST_BYTES:
                raise TooMany
            found += in_calendar(file.read(), *near(clock.now().date()))
        return found

    def point_at(self, line: int) -> None:
        if line:
            self.add_error("days", _("Line %(n)d does not begin with a day and a name.") % {"n": line})
        else:
            self.add_error("file", _("This is not a calendar file that can be read."))


def too_many() -> str:
    return _("These are more than %(n)d days.") % {"n": MOST}

"""The few controls that plain HTML lacks. Each works without JavaScript, except the body chart."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from patients.web.body_regions import regions

SYMPTOMS = (
    ("pain", _("Pain")),
    ("stiffness", _("Stiffness")),
    ("tingling", _("Pins and needles")),
    ("numbness", _("Numbness")),
    ("weakness", _("Weakness")),
)


class PainScale(forms.RadioSelect):
    """Pain from 0 (none) to 10 (worst imaginable) as one row of large radio buttons."""

    template_name = "physio/widgets/pain_scale.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, choices=[(number, str(number)) for number in range(11)])


class Segmented(forms.RadioSelect):
    """A short choice as a group of joined buttons."""

    template_name = "physio/widgets/segmented.html"


class Chips(forms.CheckboxSelectMultiple):
    """Several choices as chips to tap."""

    template_name = "physio/widgets/chips.html"


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class DateTimeInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class BodyChart(forms.HiddenInput):
    """Marks on a body outline. The value: a JSON list of {view, region, x, y, kind}, x and y 0 to 1."""

    template_name = "physio/widgets/body_chart.html"

    @property
    def is_hidden(self) -> bool:
        return False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        views = [("front", gettext("Front"), regions("front")), ("back", gettext("Back"), regions("back"))]
        return {**context, "views": views, "kinds": SYMPTOMS}

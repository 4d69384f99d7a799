"""The one question at a patient's door."""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

DAY_FIRST = 8
SEPARATORS = re.compile(r"[\s./-]+")
ORDERS = ("%d/%m/%Y", "%Y/%m/%d")
UNREADABLE = _("Write day, month and year, for example 27/3/1960.")


class BirthDateField(forms.DateField):
    """Day, month and year as people write them: 27/3/1960, 27.03.1960, 27 3 1960, 27031960, and 1960-03-27.

    A field to type in: a calendar that opens on today is a long way from 1946.
    """

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, str):
            value = SEPARATORS.sub("/", value.strip())
            if len(value) == DAY_FIRST and value.isdecimal():
                value = f"{value[:2]}/{value[2:4]}/{value[4:]}"
        return super().to_python(value)


class BirthDateForm(forms.Form):
    birth_date = BirthDateField(
        label=_("Your date of birth"),
        help_text=_("Day, month, year. For example 27/3/1960"),
        input_formats=ORDERS,
        error_messages={"required": UNREADABLE, "invalid": UNREADABLE},
        widget=forms.TextInput(attrs={"autocomplete": "bday", "maxlength": 20, "class": "birth-date"}),
    )

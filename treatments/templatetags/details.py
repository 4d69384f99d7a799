"""The details of a technique in words."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from treatments.models import TechniqueApplied

register = template.Library()


@register.filter
def details(one: TechniqueApplied) -> list[tuple[str, str]]:
    """Label and value of every detail that was written down, in the order of the technique's definitions."""
    defined = [row for row in one.technique.parameters if row["key"] in one.parameters]
    return [(row["label"], worded(one.parameters[row["key"]], row.get("unit", ""))) for row in defined]


def worded(value: Any, unit: str) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    text = str(value).replace("_", " ")
    if not unit or unit[0].isdigit():
        return text
    return f"{text}{unit}" if unit.startswith(("/", "%")) else f"{text} {unit}"

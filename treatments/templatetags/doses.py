"""A dose in words."""

from collections.abc import Mapping
from typing import Any

from django import template

from treatments.doses.words import parts

register = template.Library()


@register.filter
def dose_words(dose: Mapping[str, Any]) -> list[str]:
    return list(parts(dose))

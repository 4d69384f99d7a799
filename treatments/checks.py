"""Mistakes in the project around us, reported by `manage.py check`."""

from typing import Any

from django.core.checks import CheckMessage

from patients.conf import mistakes
from treatments import conf


def check_settings(**_: Any) -> list[CheckMessage]:
    return mistakes("physio_treatments", conf.SETTINGS)

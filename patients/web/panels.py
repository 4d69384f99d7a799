"""Parts of a page that other apps bring along.

An app lists them on its AppConfig as `patient_panels` (the patient's page; the view takes a patient's key) or
`today_panels` (the page Today; the view takes nothing). A panel's address answers htmx with a fragment and everybody
else with a page, so that without JavaScript its title is a link that works.
"""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise

from patients.navigation import NavigationEntry


@dataclass(frozen=True)
class Panel:
    label: str | Promise
    url: str
    icon: str


def panels(place: str, request: HttpRequest, *args: Any) -> list[Panel]:
    """The panels for `place` that whoever is signed in may see, in order."""
    entries = [entry for config in apps.get_app_configs() for entry in getattr(config, place, ())]
    return [
        Panel(entry.label, url, entry.icon)
        for entry in sorted(entries, key=lambda entry: entry.order)
        if request.user.has_perm(entry.permission) and (url := address(entry, *args))
    ]


def address(entry: NavigationEntry, *args: Any) -> str:
    try:
        return reverse(entry.url_name, args=args)
    except NoReverseMatch:
        return ""

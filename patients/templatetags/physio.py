"""Tags and filters that every page uses: the menu, form fields, ages and status marks."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template
from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.forms import BoundField
from django.template.context import Context
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from patients.navigation import NavigationEntry
from patients.web.fields import field_kind, render_control
from patients.web.status_marks import STATUS_MARKS

register = template.Library()

INFANT_MONTHS = 24
ALERT_LEVELS = {"error": "danger", "warning": "warning", "success": "success"}
ALERT_ICONS = {
    "error": "exclamation-octagon-fill",
    "warning": "exclamation-triangle-fill",
    "success": "check-circle-fill",
}


@dataclass(frozen=True)
class Link:
    label: str | Promise
    url: str
    icon: str
    active: bool
    badge: str = ""


@register.simple_tag(takes_context=True)
def navigation(context: Context) -> list[Link]:
    """The menu for whoever is signed in, in order. An entry whose page a host left out is left out too."""
    request = context.get("request")
    if request is None or not request.user.is_authenticated:
        return []
    reachable = [(entry, url) for entry in _entries() if (url := _url(entry)) and _may(request.user, entry)]
    current = max((url for _, url in reachable if _holds(url, request.path)), key=len, default="")
    return [Link(entry.label, url, entry.icon, url == current) for entry, url in reachable]


def _entries() -> list[NavigationEntry]:
    found = [entry for config in apps.get_app_configs() for entry in getattr(config, "navigation", ())]
    return sorted(found, key=lambda entry: entry.order)


def _url(entry: NavigationEntry) -> str:
    try:
        return reverse(entry.url_name)
    except NoReverseMatch:
        return ""


def _holds(url: str, path: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))


def _may(user: Any, entry: NavigationEntry) -> bool:
    return not entry.permission or bool(user.has_perm(entry.permission))


@register.inclusion_tag("physio/_field.html")
def field(bound: BoundField, mark_optional: bool = False) -> dict[str, object]:
    return {"field": bound, "mark_optional": mark_optional}


@register.filter
def kind(bound: BoundField) -> str:
    return field_kind(bound)


@register.filter
def control(bound: BoundField) -> SafeString:
    return render_control(bound)


@register.filter
def age(born: date | None) -> str:
    """Whole years, and months for a child under two."""
    if born is None:
        return ""
    today = timezone.localdate()
    months = (today.year - born.year) * 12 + today.month - born.month - (today.day < born.day)
    if months < INFANT_MONTHS:
        return ngettext("%(n)d month", "%(n)d months", months) % {"n": months}
    return ngettext("%(n)d year", "%(n)d years", months // 12) % {"n": months // 12}


@register.filter
def initials(user: AbstractBaseUser | AnonymousUser) -> str:
    words = (getattr(user, "get_full_name", str)() or user.get_username()).split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@register.filter
def alert_level(tag: str) -> str:
    return ALERT_LEVELS.get(tag, "info")


@register.filter
def alert_icon(tag: str) -> str:
    return ALERT_ICONS.get(tag, "info-circle-fill")


@register.inclusion_tag("physio/_status_badge.html")
def status_badge(status: str, label: str = "") -> dict[str, str]:
    """A status in words with an icon and a tone, so that colour never stands alone."""
    tone, icon = STATUS_MARKS.get(status, ("neutral", "circle"))
    return {"tone": tone, "icon": icon, "label": label or status.replace("_", " ").capitalize()}

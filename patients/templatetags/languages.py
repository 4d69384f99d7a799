"""What pages and e-mails for patients need to speak their language."""

from datetime import date
from typing import Any

from django import template
from django.template.context import Context
from django.utils.formats import date_format
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from patients import languages
from patients.web.languages import PARAMETER, can_switch

register = template.Library()


@register.simple_tag
def machine_note() -> str:
    return languages.machine_note()


@register.inclusion_tag("physio/_languages.html", takes_context=True)
def language_switch(context: Context) -> dict[str, Any]:
    """The same page in the other languages."""
    request = getattr(context, "request", None)
    if request is None or not can_switch(request):
        return {"others": []}
    query = request.GET.copy()
    others = []
    for language in languages.offered():
        query[PARAMETER] = language.tag
        others.append((language, f"?{query.urlencode()}"))
    return {"others": others if len(others) > 1 else [], "current": get_language()}


@register.filter
def left_to_right(number: str) -> str:
    """A phone number keeps its order among words that are written from right to left."""
    return f"\u2066{number}\u2069" if number and get_language_bidi() else number


@register.filter(expects_localtime=True)
def weekday_and_day(day: date) -> str:
    """Monday 2 March, as it is written in the language that is active."""
    return written(day, "MONTH_DAY_FORMAT")


@register.filter(expects_localtime=True)
def weekday_and_date(day: date) -> str:
    """Monday 2 March 2026."""
    return written(day, "DATE_FORMAT")


@register.filter(expects_localtime=True)
def short_day(day: date) -> str:
    """Mon 2 Mar."""
    # Translators: as in "Mon 2 Mar".
    words = _("%(weekday)s %(day)s %(month)s")
    return words % {"weekday": date_format(day, "D"), "day": day.day, "month": date_format(day, "M")}


def written(day: date, form: str) -> str:
    # Translators: as in "Monday 2 March".
    return _("%(weekday)s %(day)s") % {"weekday": date_format(day, "l"), "day": date_format(day, form)}

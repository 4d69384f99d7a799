"""One search box for names, phone numbers and birth dates."""

import re
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)

_DATE_FORMATS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y")


def match(patients: QuerySet[M], words: str) -> QuerySet[M]:
    """Narrow `patients` to those that fit every word. A birth date is looked up whole, all else by part."""
    birth_date = as_date(words)
    if birth_date:
        return patients.filter(birth_date=birth_date)
    if phone := as_phone(words):
        return patients.filter(search_text__contains=phone)
    for word in words.split()[:6]:
        patients = patients.filter(search_text__contains=word)
    return patients


def as_date(words: str) -> date | None:
    for form in _DATE_FORMATS:
        try:
            return datetime.strptime(words, form).date()
        except ValueError:
            continue
    return None


def as_phone(words: str) -> str:
    """The digits of something typed as a phone number, without the trunk zero that international numbers drop."""
    if not re.fullmatch(r"[+(]?[\d\s()/.-]{3,}", words):
        return ""
    return re.sub(r"\D", "", words).lstrip("0")

"""One search box for names, phone numbers and birth dates."""

import re
from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.db.models.functions import Lower

Patients = TypeVar("Patients", bound=QuerySet[Any])

# Parts from this length on are looked up in the trigram index.
TRIGRAM = 3
# The order of names by an expression no index has: for a short list in the order of an index, PostgreSQL would rather
# walk that index from A until enough rows fit, which for a name at the end of the alphabet is the whole table.
BY_NAME = (Lower("family_name"), Lower("given_name"), "id")

_DATE_FORMATS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y")


def match(patients: Patients, words: str) -> Patients:
    """Narrow `patients` to those that fit every word. A birth date is looked up whole, all else by part."""
    birth_date = as_date(words)
    if birth_date:
        return patients.filter(birth_date=birth_date)
    parts = [phone] if (phone := as_phone(words)) else words.split()[:6]
    for part in parts:
        patients = patients.filter(search_text__contains=part)
    if any(len(part) >= TRIGRAM for part in parts):
        return patients.order_by(*BY_NAME)
    return patients


def as_date(words: str) -> date | None:
    for form in _DATE_FORMATS:
        try:
            return datetime.strptime(words, form).date()  # noqa: DTZ007 - a date has no zone
        except ValueError:
            continue
    return None


def as_phone(words: str) -> str:
    """The digits of something typed as a phone number, without the trunk zero that international numbers drop."""
    if not re.fullmatch(r"[+(]?[\d\s()/.-]{3,}", words):
        return ""
    return re.sub(r"\D", "", words).lstrip("0")

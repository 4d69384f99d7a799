"""The languages patients are written to in, and which of them somebody gets.

English is the original. A language is offered where the project lists it in LANGUAGES and its words for patients are
there: in the catalogues that come along, or in the project's own LOCALE_PATHS.
"""

from dataclasses import dataclass
from functools import cache
from gettext import find
from pathlib import Path

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import (
    get_language,
    get_language_info,
    get_supported_language_variant,
    gettext,
    gettext_noop,
    override,
    to_locale,
)

from patients import conf

ORIGINAL = "en"
# Whoever has this sentence has the others: it stands below every page for patients.
HALLMARK = gettext_noop("In an emergency call %(number)s. Do not wait for an answer from the clinic.")
MACHINE_DRAFTED = gettext_noop(
    "This translation was made by machine and has not been checked by a clinician yet. If something is unclear, ask us."
)


@dataclass(frozen=True)
class Language:
    """`tag` is what is stored of a patient, `speaks` the variant that pages are in, `name` its own name for itself."""

    tag: str
    speaks: str
    name: str
    reviewed: bool


def spoken(language: str) -> str:
    """The offered language that comes closest: British English for "en" where that is the English there is.

    Dates are written as its readers write them. Without any, the project's own language, or English.
    """
    return closest(language) or closest(settings.LANGUAGE_CODE) or closest(ORIGINAL) or ORIGINAL


def closest(language: str) -> str:
    """Empty where nothing comes close. Whatever a browser or a form says may stand here."""
    try:
        found = get_supported_language_variant(language.lower())
    except (LookupError, ValueError):
        return ""
    return found if has_words(found, tuple(settings.LOCALE_PATHS)) else ""


def offered() -> list[Language]:
    """In the project's order. Of a language and its variants, the one without a country."""
    tags = {tag: closest(tag) == tag for tag, _name in settings.LANGUAGES}
    found = [tag for tag, known in tags.items() if known and (plain(tag) == tag or plain(tag) not in tags)]
    return [known_as(tag) for tag in found]


def known_as(tag: str) -> Language:
    short = plain(tag)
    name = capfirst(get_language_info(short)["name_local"])
    return Language(short if spoken(short) == tag else tag, tag, name, is_reviewed(tag))


def plain(tag: str) -> str:
    return tag.partition("-")[0]


@cache
def has_words(tag: str, own_places: tuple[str | Path, ...]) -> bool:
    if plain(tag) == ORIGINAL:
        return True
    places = (Path(__file__).parent / "locale", *own_places)
    if not any(find("django", str(place), [to_locale(tag)]) for place in places):
        return False
    with override(tag):
        return gettext(HALLMARK) != HALLMARK


def is_reviewed(tag: str) -> bool:
    """Whether a clinician has checked the words."""
    reviewed = conf.REVIEWED_LANGUAGES()
    return plain(tag) == ORIGINAL or tag in reviewed or plain(tag) in reviewed


def machine_note() -> str:
    """What is said, in the language that is active, as long as nobody has checked it. Empty once somebody has."""
    return "" if is_reviewed(get_language() or ORIGINAL) else gettext(MACHINE_DRAFTED)

"""The language somebody is written to in."""

from django.conf import settings
from django.utils.translation import get_supported_language_variant


def spoken(language: str) -> str:
    """The language the project offers that comes closest: British English for "en" where that is the English it has.

    Its dates are written as its readers write them. Without any, the project's own language.
    """
    try:
        return get_supported_language_variant(language)
    except LookupError:
        return settings.LANGUAGE_CODE

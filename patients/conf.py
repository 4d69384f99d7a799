"""Settings of the patients app, read when asked. Every one has a default beside it and may be left out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error

T = TypeVar("T")


@dataclass(frozen=True)
class Setting(Generic[T]):
    """One setting of the host project. Call it to read it; `fits` and `hint` are for `manage.py check`."""

    name: str
    default: T
    fits: Callable[[Any], bool]
    hint: str

    def __call__(self) -> T:
        value: T = getattr(settings, self.name, self.default)
        return value


def whole_number(lowest: int, highest: int) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and lowest <= value <= highest


def web_address(value: Any) -> bool:
    """Empty, or an http(s) address without a trailing slash."""
    if value == "":
        return True
    parts = urlsplit(value) if isinstance(value, str) else urlsplit("")
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not value.endswith("/")


def by_language(value: Any) -> bool:
    """A word about each of some languages, by their tags."""
    return isinstance(value, dict) and all(
        isinstance(tag, str) and isinstance(word, str) and tag == tag.lower() and tag and word.strip()
        for tag, word in value.items()
    )


def mistakes(app: str, declared: Iterable[Setting[Any]]) -> list[CheckMessage]:
    """One error for each setting whose value does not fit, numbered in the order they are declared."""
    return [
        Error(f"{setting.name} is {setting()!r}.", hint=setting.hint, id=f"{app}.E1{number:02}")
        for number, setting in enumerate(declared, start=1)
        if not setting.fits(setting())
    ]


LINK_DAYS = Setting(
    "PHYSIO_LINK_DAYS", 60, whole_number(1, 365), "How many days a patient's link opens: 1 to 365."
)
LINK_FAILURES = Setting(
    "PHYSIO_LINK_FAILURES", 5, whole_number(1, 20), "Wrong dates of birth before a link locks: 1 to 20."
)
SITE_URL = Setting(
    "PHYSIO_SITE_URL",
    "",
    web_address,
    "The address patients reach, such as https://clinic.example, without a slash at the end. "
    "Left out, SITE_URL is used.",
)

REVIEWED_LANGUAGES: Setting[dict[str, str]] = Setting(
    "PHYSIO_REVIEWED_LANGUAGES",
    {},
    by_language,
    'Who has checked the words of a language, and when: {"de": "Dr Erika Muster, 1 December 2026"}.',
)

SETTINGS: tuple[Setting[Any], ...] = (LINK_DAYS, LINK_FAILURES, SITE_URL, REVIEWED_LANGUAGES)


def site_url() -> str:
    """Where links in e-mails point to, without a trailing slash. Empty when the project names no address."""
    return str(SITE_URL() or getattr(settings, "SITE_URL", "")).rstrip("/")

"""Settings of the clinic app, read when asked."""

from typing import Any

from patients.conf import Setting, whole_number


def hours(value: Any) -> bool:
    """None, or two different hours of the day such as (21, 8)."""
    if value is None:
        return True
    return (
        isinstance(value, list | tuple)
        and len(value) == 2  # noqa: PLR2004
        and all(type(hour) is int and 0 <= hour <= 23 for hour in value)  # noqa: PLR2004
        and value[0] != value[1]
    )


QUIET_HOURS: Setting[tuple[int, int] | None] = Setting(
    "PHYSIO_QUIET_HOURS",
    (21, 8),
    hours,
    "From and until, as hours of the clinic's local day: (21, 8). None for no quiet hours.",
)
MESSAGE_ATTEMPTS = Setting(
    "PHYSIO_MESSAGE_ATTEMPTS", 8, whole_number(1, 50), "Attempts before a message is given up: 1 to 50."
)
MESSAGE_LEASE_SECONDS = Setting(
    "PHYSIO_MESSAGE_LEASE_SECONDS",
    20,
    whole_number(5, 600),
    "How long a worker may hold a message without a word, in seconds: 5 to 600, and longer than EMAIL_TIMEOUT.",
)

SETTINGS: tuple[Setting[Any], ...] = (QUIET_HOURS, MESSAGE_ATTEMPTS, MESSAGE_LEASE_SECONDS)

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


def reminder_hours(value: Any) -> bool:
    """Different whole hours, none for no reminders."""
    return (
        isinstance(value, list | tuple)
        and all(type(hour) is int and 1 <= hour <= 336 for hour in value)  # noqa: PLR2004
        and len(set(value)) == len(value)
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

REMINDER_HOURS: Setting[tuple[int, ...]] = Setting(
    "PHYSIO_REMINDER_HOURS",
    (48, 24),
    reminder_hours,
    "Hours before a visit at which it is called to mind, each 1 to 336: (48, 24). () for no reminders.",
)
UNDO_MINUTES = Setting(
    "PHYSIO_UNDO_MINUTES",
    3,
    whole_number(0, 60),
    "Minutes in which a deed in the diary can be undone: 0 to 60.",
)
CANCELLATION_HOURS = Setting(
    "PHYSIO_CANCELLATION_HOURS",
    24,
    whole_number(0, 336),
    "Hours before a visit from which cancelling is late and a patient has to phone: 0 to 336.",
)
OFFER_MINUTES = Setting(
    "PHYSIO_OFFER_MINUTES",
    120,
    whole_number(5, 2880),
    "Minutes a freed time is held for a patient: 5 to 2880.",
)
OFFERS_AT_ONCE = Setting(
    "PHYSIO_OFFERS_AT_ONCE", 1, whole_number(0, 20), "How many are asked at once: 0 for nobody, up to 20."
)
ONLINE_BOOKINGS_OPEN = Setting(
    "PHYSIO_ONLINE_BOOKINGS_OPEN",
    3,
    whole_number(1, 50),
    "How many visits to come a patient may have booked online: 1 to 50.",
)
MIDDAY_HOUR = Setting(
    "PHYSIO_MIDDAY_HOUR", 13, whole_number(10, 16), "Hour at which a half-day ends or begins: 10 to 16."
)

ALLOW_PRIVATE_ADDRESSES = Setting(
    "PHYSIO_ALLOW_PRIVATE_ADDRESSES",
    False,
    lambda value: type(value) is bool,
    "Whether outside calendars may be on the clinic's own network, and without TLS: True or False.",
)

SETTINGS: tuple[Setting[Any], ...] = (
    QUIET_HOURS,
    MESSAGE_ATTEMPTS,
    MESSAGE_LEASE_SECONDS,
    REMINDER_HOURS,
    UNDO_MINUTES,
    CANCELLATION_HOURS,
    OFFER_MINUTES,
    OFFERS_AT_ONCE,
    ONLINE_BOOKINGS_OPEN,
    MIDDAY_HOUR,
    ALLOW_PRIVATE_ADDRESSES,
)

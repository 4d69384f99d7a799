"""What time it is, for every deed.

The demo clinic writes eight weeks of history through the ordinary actions; `at` lets it stand in the past while
it does so. Nothing else sets the clock.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


def now() -> datetime:
    """The current moment in UTC."""
    return _moment.get() or timezone.now()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Run a block as if it were `moment`, an aware datetime."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)

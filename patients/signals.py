"""Public events about patients, for the project around us. Sent after commit; none is received here.

A receiver that raises is logged and harms nobody.
"""

from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import Signal

# link: a patient's link locked itself after too many wrong dates of birth.
link_locked = Signal()


def announce(signal: Signal, sender: Any, **facts: Any) -> None:
    """Send `signal` once the transaction around us is saved."""
    transaction.on_commit(partial(signal.send_robust, sender=sender, **facts))

"""Telling a worker soon. The row is the promise: a nudge may get lost, and a broker that is away breaks no request."""

import logging
import time
from functools import partial

from celery import current_app
from django.db import transaction

log = logging.getLogger(__name__)

# One quick second try instead of kombu's six seconds of patience, and bounded waits for a host that is silent.
PATIENCE = {
    "max_retries": 1,
    "interval_start": 0.1,
    "interval_step": 0,
    "interval_max": 0.1,
    "socket_connect_timeout": 1,
    "socket_timeout": 2,
}
# After a failure nobody else waits for that broker for a while; the sweep does the work meanwhile.
PAUSE_SECONDS = 10.0


class Broker:
    """Remembers, per process, that the broker did not answer."""

    def __init__(self) -> None:
        self.away_until = 0.0

    def tell(self, task: str, *args: str) -> None:
        if time.monotonic() < self.away_until:
            return
        try:
            with current_app.connection_for_write(transport_options=PATIENCE) as connection:
                current_app.signature(task, args=args).apply_async(
                    connection=connection, retry=False, ignore_result=True
                )
        except Exception as error:  # noqa: BLE001
            self.away_until = time.monotonic() + PAUSE_SECONDS
            log.warning("%s was not nudged, the sweep will find the work: %s", task, error)


broker = Broker()


def nudge(task: str, *args: str) -> None:
    """Ask for `task` once the transaction around us is saved. Never raises."""
    transaction.on_commit(partial(broker.tell, task, *args))

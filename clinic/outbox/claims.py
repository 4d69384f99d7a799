"""Who may send a message right now. A lease is both the time limit and the ticket: see the package's promise."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Case, F, QuerySet, Value, When

from clinic import conf
from clinic.models import Message
from patients import clock


def lease_end() -> datetime:
    return clock.now() + timedelta(seconds=conf.MESSAGE_LEASE_SECONDS())


@dataclass
class Claim:
    """The messages this worker holds, and the ticket that proves it."""

    ids: list[UUID]
    ticket: datetime

    def renew(self) -> None:
        """Hold on to the rest when half of the time is gone. A row somebody took over keeps its new owner."""
        if self.ids and self.ticket - clock.now() < timedelta(seconds=conf.MESSAGE_LEASE_SECONDS() / 2):
            renewed = lease_end()
            held(self.ids, self.ticket).update(lease_until=renewed)
            self.ticket = renewed


def claim(limit: int) -> Claim:
    """Take up to `limit` due messages. Rows another worker is claiming at this moment are passed over.

    A row found in "sending" was being handed over when its worker vanished: the next copy may be the second.
    """
    with transaction.atomic():
        moment, ticket = clock.now(), lease_end()
        due = Message.objects.due(moment).select_for_update(skip_locked=True).order_by("due_at")
        ids = list(due.values_list("pk", flat=True)[:limit])
        if ids:
            Message.objects.due(moment).filter(pk__in=ids).update(
                lease_until=ticket,
                maybe_twice=Case(
                    When(state=Message.State.SENDING, then=Value(True)), default=F("maybe_twice")
                ),
                state=Message.State.WAITING,
            )
    return Claim(ids, ticket)


def held(ids: Iterable[UUID], ticket: datetime) -> QuerySet[Message]:
    return Message.objects.filter(pk__in=list(ids), lease_until=ticket)


def change(message: Message, **values: Any) -> bool:
    """Write `values` if the row is still ours. The object keeps its ticket, so a rolled back word can be repeated."""
    rows = Message.objects.filter(pk=message.pk, lease_until=message.lease_until).update(**values)
    for name, value in values.items():
        if value is not None:
            setattr(message, name, value)
    return rows == 1

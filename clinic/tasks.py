"""Celery's doors into the clinic. Safe to run twice, and at the same time."""

import time
from uuid import UUID

from celery import shared_task

from clinic.actions.online_bookings import forget_unfinished
from clinic.actions.outside_calendars import read_outside_calendar, waits_for_reading
from clinic.actions.slot_filling import end_offers, fill_due
from clinic.actions.waiting_list import close_what_is_over
from clinic.online.booking_code import send_code, send_due_codes
from clinic.outbox.delivery import deliver_due
from clinic.outbox.nudge import broker
from clinic.outbox.transport import Post
from patients.actors import SYSTEM

BATCH = 50
# Well under the broker's visibility timeout; what is left is handed to the next task.
LONGEST_SECONDS = 45


@shared_task(name="clinic.tasks.deliver_due_messages", ignore_result=True)
def deliver_due_messages() -> None:
    """Deliver until nothing is due. When there is a lot, call another worker to help, once."""
    until = time.monotonic() + LONGEST_SECONDS
    helped = False
    while deliver_due(limit=BATCH) == BATCH:
        if not helped:
            broker.tell("clinic.tasks.deliver_due_messages")
            helped = True
        if time.monotonic() > until:
            broker.tell("clinic.tasks.deliver_due_messages")
            return


@shared_task(name="clinic.tasks.fill_freed_slots", ignore_result=True)
def fill_freed_slots() -> None:
    """Take back offers nobody answered, then ask whoever comes next for what is free."""
    end_offers(by=SYSTEM)
    fill_due(by=SYSTEM)
    close_what_is_over(by=SYSTEM)


@shared_task(name="clinic.tasks.send_booking_code", ignore_result=True)
def send_booking_code(booking_id: str) -> None:
    """The code a visitor of the public page waits for."""
    with Post() as post:
        send_code(UUID(booking_id), post)


@shared_task(name="clinic.tasks.send_due_booking_codes", ignore_result=True)
def send_due_booking_codes() -> None:
    """Send what a lost nudge, a killed worker or an absent mail server left behind."""
    while send_due_codes(limit=BATCH) == BATCH:
        pass


@shared_task(name="clinic.tasks.forget_unfinished_bookings", ignore_result=True)
def forget_unfinished_bookings() -> None:
    forget_unfinished(by=SYSTEM)


@shared_task(name="clinic.tasks.read_outside_calendars", ignore_result=True)
def read_outside_calendars() -> None:
    """One task each, because a server may be slow."""
    for calendar in waits_for_reading():
        broker.tell("clinic.tasks.read_one_outside_calendar", str(calendar.pk))


@shared_task(name="clinic.tasks.read_one_outside_calendar", ignore_result=True)
def read_one_outside_calendar(calendar_id: str) -> None:
    """Nothing to do where it was removed meanwhile."""
    for calendar in waits_for_reading().filter(pk=calendar_id):
        read_outside_calendar(by=SYSTEM, calendar=calendar)

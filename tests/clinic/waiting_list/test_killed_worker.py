"""A worker that vanishes in the middle of asking: what it had done is done, and the next one goes on."""

import os
import signal
import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import connection

from clinic.actions.appointments import book_appointment
from clinic.actions.visits import cancel_appointment
from clinic.actions.waiting_list import add_to_waiting_list
from clinic.models import Appointment, FreedSlot, Message, Offer
from clinic.tasks import fill_freed_slots
from patients import clock
from patients.actors import SYSTEM
from tests.architecture.source import ROOT
from tests.emptying import empty_database

pytestmark = pytest.mark.django_db(transaction=True)

# A worker of its own, killed once the second offer and its message are written but not committed.
WORKER = """
import os, signal, django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = os.environ["DATABASE_NAME"]
django.setup()
from clinic.actions import slot_filling
from clinic.outbox.nudge import broker
from clinic.tasks import fill_freed_slots
settings.PHYSIO_OFFERS_AT_ONCE = 3
broker.tell = lambda *words: None
write_to, written = slot_filling.write_to, []
def write_and_vanish(offer, *, by):
    write_to(offer, by=by)
    written.append(offer)
    if len(written) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
slot_filling.write_to = write_and_vanish
fill_freed_slots()
"""


@pytest.fixture(autouse=True)
def leave_nothing_behind(transactional_db):
    yield
    empty_database()


def test_nobody_is_asked_twice_and_nobody_forgotten(visit, somebody, settings):
    with clock.at(visit["starts_at"] - timedelta(days=2)):
        booked = book_appointment(by=SYSTEM, **visit)
        cancel_appointment(by=SYSTEM, appointment=booked, reason="work")
    for number in range(4):
        add_to_waiting_list(by=SYSTEM, patient=somebody(number), type=visit["type"])
    assert vanish() == -signal.SIGKILL
    assert Offer.objects.count() == Message.objects.filter(kind="offer").count() == 1
    assert FreedSlot.objects.get().state == "open"

    settings.PHYSIO_OFFERS_AT_ONCE = 3
    fill_freed_slots()
    asked = [offer.entry.patient.family_name for offer in Offer.objects.order_by("created_at", "id")]
    assert asked == ["Number 0", "Number 1", "Number 2"]
    assert Message.objects.filter(kind="offer").count() == 3
    assert Appointment.objects.taking_time().count() == 3


def vanish():
    """What the worker's process ended with. It works in the database of this test."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "clinic.standalone.settings",
        "DATABASE_NAME": str(connection.settings_dict["NAME"]),
    }
    worker = [sys.executable, "-c", WORKER]
    return subprocess.run(worker, cwd=ROOT, env=environment, check=False, timeout=120).returncode

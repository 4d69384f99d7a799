"""What a batch costs, and whose clinic a mail speaks for."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic.actions.messages import draft_message, queue_messages
from clinic.models import Appointment, Location
from clinic.outbox.delivery import deliver_due
from patients.actions.consents import record_consent
from patients.actors import SYSTEM
from treatments.models import FollowUp, Session

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(promised, clara, noon):
    """`many(3)` queues the full programme three times."""
    record_consent(by=SYSTEM, patient=clara, kind="email_full", given=True, how="in_person", text_version="1")
    FollowUp.objects.filter(kind="programme").update(state="released")

    def queue(count):
        queue_messages(
            [
                draft_message(
                    key=f"{count}/{number}",
                    kind="programme",
                    patient_id=clara.pk,
                    subject_id=promised[0].pk,
                    due_at=noon,
                )
                for number in range(count)
            ]
        )

    return queue


def queries(count, queue):
    queue(count)
    with CaptureQueriesContext(connection) as seen:
        assert deliver_due() == count
    return len(seen)


def test_a_message_costs_two_updates_in_one_commit(many, postbox):
    few, lots = queries(3, many), queries(23, many)
    # A savepoint stands for the commit here: open, two updates, close.
    assert lots - few == 20 * 4


def test_a_mail_speaks_for_the_clinic_of_the_visit(
    many, postbox, promised, clara, dr_ana, new_assessment, noon
):
    hillside = Location.objects.create(name="Hillside", phone="+44 20 7946 0999", zone="Europe/Lisbon")
    visit = Appointment.objects.create(
        patient=clara,
        practitioner=dr_ana,
        location=hillside,
        type=new_assessment,
        starts_at=noon,
        ends_at=noon + timedelta(minutes=45),
        blocked_until=noon + timedelta(minutes=55),
    )
    Session.objects.filter(pk=promised[0].session_id).update(appointment=visit)
    many(1)
    deliver_due()
    assert postbox.kept[0]["Subject"] == "Hillside: your programme is ready"
    assert "+44 20 7946 0999" in postbox.kept[0].get_body(("plain",)).get_content()

from datetime import timedelta

import pytest

from clinic.models import Message
from clinic.outbox.delivery import deliver_due
from clinic.tasks import deliver_due_messages
from patients import clock
from patients.actions.consents import record_consent
from patients.actors import SYSTEM

pytestmark = pytest.mark.django_db


def test_a_due_message_reaches_the_patient(queue, postbox, clara):
    message = queue()
    assert deliver_due() == 1
    [mail] = postbox.kept
    assert mail["To"] == clara.email
    assert mail["Message-ID"] == message.message_id
    assert mail.get_body(("plain",)).get_content().strip() == "Hello Clara"


def test_the_row_says_what_was_sent_to_whom_and_when(queue, postbox, noon):
    message = queue()
    deliver_due()
    message.refresh_from_db()
    assert (message.state, message.to, message.subject) == ("sent", "clara@example.org", "A letter")
    assert (message.text, message.sent_at, message.attempts) == ("Hello Clara", noon, 1)
    assert message.lease_until is None
    assert not message.maybe_twice


def test_two_nudges_send_one_mail(queue, postbox):
    queue()
    deliver_due_messages()
    deliver_due_messages()
    assert len(postbox.kept) == 1


def test_what_is_not_due_yet_waits(queue, postbox, noon):
    queue(due_at=noon + timedelta(minutes=1))
    assert deliver_due() == 0
    with clock.at(noon + timedelta(minutes=1)):
        assert deliver_due() == 1
    assert len(postbox.kept) == 1


def test_many_messages_travel_over_one_connection(queue, postbox):
    for _ in range(25):
        queue()
    deliver_due()
    assert len(postbox.kept) == 25
    assert postbox.connections == 1


def test_care_mail_asks_machines_not_to_answer(queue, postbox, riverside):
    riverside.email = "desk@riverside.example"
    riverside.save()
    queue()
    deliver_due()
    [mail] = postbox.kept
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Reply-To"] == "desk@riverside.example"
    assert mail["List-Unsubscribe"] == "<mailto:desk@riverside.example?subject=unsubscribe>"


def test_consent_taken_back_between_meaning_and_sending_stops_it(queue, postbox, clara):
    message = queue()
    record_consent(by=SYSTEM, patient=clara, kind="email_care", given=False, how="phone", text_version="1")
    deliver_due()
    message.refresh_from_db()
    assert message.state == Message.State.NOT_WANTED
    assert "agreed" in message.explanation
    assert postbox.kept == []


@pytest.mark.parametrize("closed", ["deceased_on", "archived_at", "merged_into"])
def test_nobody_writes_to_a_closed_record(queue, postbox, clara, ines, noon, closed):
    value = {"deceased_on": noon.date(), "archived_at": noon, "merged_into": ines}[closed]
    message = queue()
    setattr(clara, closed, value)
    clara.save()
    deliver_due()
    message.refresh_from_db()
    assert message.state == Message.State.NOT_WANTED
    assert postbox.kept == []


def test_without_an_address_the_desk_hears_of_it(queue, postbox, clara):
    message = queue()
    clara.email = ""
    clara.save()
    deliver_due()
    message.refresh_from_db()
    assert message.state == Message.State.NOT_WANTED
    assert clara.notices.get().audience == "desk"


def test_an_address_put_right_meanwhile_is_the_one_used(queue, postbox, clara):
    queue()
    clara.email = "clara.nunes@example.org"
    clara.save()
    deliver_due()
    assert len(postbox.sent_to("clara.nunes@example.org")) == 1


def test_quiet_hours_keep_it_until_the_morning(queue, postbox, noon):
    message = queue()
    with clock.at(noon.replace(hour=22)):
        deliver_due()
    message.refresh_from_db()
    assert (message.state, postbox.kept) == ("waiting", [])
    # 08:00 in London in May.
    assert message.due_at == (noon + timedelta(days=1)).replace(hour=7)

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic.models import Location, Message
from patients import clock
from patients.models import Patient


@pytest.fixture
def sent(clara: Patient, riverside: Location) -> Message:
    now = clock.now()
    return Message.objects.create(
        key="1",
        kind="programme",
        patient=clara,
        subject_id=clara.pk,
        due_at=now,
        state="sent",
        sent_at=now,
        to="clara@example.org",
        subject="Your programme is ready",
        text="Dear Clara",
        maybe_twice=True,
    )


@pytest.fixture
def refused(ines: Patient, riverside: Location) -> Message:
    return Message.objects.create(
        key="2",
        kind="check_in",
        patient=ines,
        subject_id=ines.pk,
        due_at=clock.now(),
        state="failed",
        explanation="550 no such mailbox",
    )


def test_the_list_is_narrowed_by_state_and_patient(
    browser_of: Any, rui: User, sent: Message, refused: Message
) -> None:
    browser = browser_of(rui)
    everything = browser.get("/messages/").text
    assert "Clara Nunes" in everything
    assert "550 no such mailbox" in everything
    assert "Clara Nunes" not in browser.get("/messages/?state=failed").text
    assert "Ines Prado" not in browser.get("/messages/?patient=clara").text


def test_a_message_tells_what_was_sent_and_that_it_may_be_there_twice(
    browser_of: Any, rui: User, sent: Message
) -> None:
    page = browser_of(rui).get(f"/messages/{sent.pk}/").text
    assert "Dear Clara" in page
    assert "may have arrived twice" in page


def test_a_message_tells_why_it_was_not_sent(browser_of: Any, rui: User, refused: Message) -> None:
    page = browser_of(rui).get(f"/messages/{refused.pk}/").text
    assert "Why it was not sent:" in page
    assert "550 no such mailbox" in page


def test_an_unknown_state_gets_a_sentence(browser_of: Any, rui: User, sent: Message) -> None:
    assert browser_of(rui).get("/messages/?state=lost").status_code == 400


def test_what_was_sent_cannot_carry_markup(browser_of: Any, rui: User, sent: Message) -> None:
    Message.objects.filter(pk=sent.pk).update(text="<script>alert(1)</script>")
    assert "<script>alert" not in browser_of(rui).get(f"/messages/{sent.pk}/").text


def test_the_list_needs_the_same_few_queries_for_one_and_for_twenty(
    browser_of: Any, rui: User, sent: Message, clara: Patient
) -> None:
    browser = browser_of(rui)
    with CaptureQueriesContext(connection) as for_one:
        browser.get("/messages/")
    for number in range(20):
        Message.objects.create(
            key=f"m{number}", kind="check_in", patient=clara, subject_id=clara.pk, due_at=clock.now()
        )
    with CaptureQueriesContext(connection) as for_many:
        browser.get("/messages/")
    assert len(for_many) == len(for_one)

"""A visitor is not lost with a nudge, a mail server or a worker."""

import pytest

from clinic.models import OnlineBooking
from clinic.online import booking_code
from clinic.online.booking_code import code_of, send_due_codes
from clinic.outbox.transport import Post
from clinic.tasks import send_booking_code, send_due_booking_codes
from tests.clinic.online.visitor import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def booking(nora, wish):
    return nora.begins(wish)


def test_the_sweep_sends_what_a_lost_nudge_left_behind(booking, postbox):
    send_due_booking_codes()
    send_due_booking_codes()
    assert [letter["To"] for letter in postbox.kept] == ["nora@example.org"]


def test_a_nudge_after_the_sweep_sends_nothing_twice(booking, postbox):
    send_due_booking_codes()
    send_booking_code(str(booking.pk))
    assert len(postbox.kept) == 1


def test_a_broken_line_is_tried_again_with_the_same_code(booking, postbox, time_machine_from_now):
    postbox.answer = lambda to: "drop after"
    send_due_codes()
    postbox.answer = lambda to: "250 OK"
    time_machine_from_now(seconds=30)
    send_due_codes()
    first, second = postbox.kept
    assert first["Message-ID"] == second["Message-ID"]
    assert code_of(booking.pk, 1) in first.as_string()
    assert code_of(booking.pk, 1) in second.as_string()


def test_while_no_mail_server_answers_the_code_stays_owed(booking, settings, time_machine_from_now):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1
    assert send_due_codes() == 0
    booking.refresh_from_db()
    assert booking.code_due_at
    assert booking.codes_sent == 0


def test_a_refused_address_is_told_and_can_be_corrected(nora, booking, postbox):
    postbox.refuse_recipient = lambda to: "550 no such mailbox"
    send_due_codes()
    page = words(nora.get(f"/book-online/{booking.pk}/code/"))
    assert "The mail server did not accept nora@example.org" in page
    assert f"again={booking.pk}" in page
    assert not OnlineBooking.objects.exclude(code_due_at=None).exists()


def test_two_workers_send_one_mail(booking, postbox):
    with Post() as one, Post() as other:
        claimed = booking_code.claim(booking.pk)
        assert booking_code.send_code(booking.pk, other)
        assert claimed
        one.hand_over(booking_code.letter(claimed))
    assert len(postbox.kept) == 1


def test_a_worker_that_died_is_followed_by_another(booking, postbox, time_machine_from_now):
    booking_code.claim(booking.pk)
    send_due_codes()
    assert not postbox.kept
    time_machine_from_now(seconds=60)
    send_due_codes()
    assert code_of(booking.pk, 1) in postbox.kept[0].as_string()

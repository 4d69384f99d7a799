import pytest
from django.core import mail

from clinic.models import Appointment, OnlineBooking
from clinic.online.booking_code import send_due_codes
from patients.models import Patient
from tests.clinic.online.visitor import Visitor, code_for, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def booking(nora, wish):
    return nora.begins(wish)


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_the_mail_says_the_code_and_nothing_about_the_visit(booking):
    code = code_for(booking)
    letter = mail.outbox[0]
    text = str(letter.body) + str(letter.alternatives[0][0])
    assert letter.subject == "Riverside: your code"
    assert code not in letter.subject
    assert not [word for word in ("Nora", "Blake", "Follow-up", "Ana Sousa", "10:00") if word in text]
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_the_code_itself_is_stored_nowhere(booking):
    code = code_for(booking)
    row = OnlineBooking.objects.filter(pk=booking.pk).values().get()
    assert row["code_hash"]
    assert code not in "".join(map(str, row.values()))


def test_the_right_code_books(nora, booking):
    code = code_for(booking)
    answer = nora.types(booking, f" {code[:3]} {code[3:]} ")
    assert answer.url == f"/book-online/{booking.pk}/done/"
    assert Appointment.objects.get().status == "booked"


@pytest.mark.parametrize("typed", ["", "12345", "١٢٣٤٥٦", "abcdef", "1" * 10_000, "12\x003456"])
def test_what_is_no_code_costs_no_try(nora, booking, typed):
    send_due_codes()
    assert nora.types(booking, typed).status_code == 400
    booking.refresh_from_db()
    assert booking.tries == 0


def test_after_five_wrong_codes_even_the_right_one_is_refused(nora, booking):
    code = code_for(booking)
    for _ in range(5):
        assert nora.types(booking, wrong(code)).status_code == 400
    page = nora.types(booking, code)
    assert page.status_code == 429
    assert "Ask for a new one" in words(page)
    assert not Patient.objects.exists()


def test_a_code_is_good_for_a_quarter_of_an_hour(nora, booking, time_machine_from_now):
    code = code_for(booking)
    time_machine_from_now(minutes=16)
    page = nora.types(booking, code)
    assert page.status_code == 409
    assert "no longer good" in words(page)


def test_a_new_code_comes_after_a_pause_and_ends_the_old_one(nora, booking, time_machine_from_now):
    old = code_for(booking)
    assert nora.post(f"/book-online/{booking.pk}/code/another/").status_code == 429
    time_machine_from_now(minutes=2)
    assert nora.post(f"/book-online/{booking.pk}/code/another/").status_code == 302
    new = code_for(booking)
    assert nora.types(booking, old).status_code == 400
    assert nora.types(booking, new).status_code == 302


def test_new_codes_come_three_times(nora, booking, time_machine_from_now):
    for number in range(4):
        send_due_codes()
        time_machine_from_now(minutes=2 * (number + 1))
        answer = nora.post(f"/book-online/{booking.pk}/code/another/")
    assert answer.status_code == 429
    assert len(mail.outbox) == 4


def test_another_browser_gets_nowhere_even_with_the_code(nora, booking):
    code = code_for(booking)
    thief = Visitor()
    for answer in (thief.types(booking, code), thief.get(f"/book-online/{booking.pk}/done/")):
        assert answer.status_code == 404
        assert "nora@example.org" not in words(answer)
    assert not Appointment.objects.exists()


def test_a_session_planted_beforehand_opens_nothing(nora, wish):
    nora.ticks(wish)
    planted = nora.cookies["sessionid"].value
    nora.begins(wish)
    assert nora.cookies["sessionid"].value != planted


def test_looking_changes_nothing(nora, booking):
    send_due_codes()
    before = list(OnlineBooking.objects.values())
    for page in ("code/", "time/", "done/"):
        nora.get(f"/book-online/{booking.pk}/{page}")
    assert list(OnlineBooking.objects.values()) == before


def test_before_the_mail_has_left_nobody_is_told_to_ask_again(nora, booking):
    page = nora.types(booking, "123456")
    assert page.status_code == 409
    assert "still on its way" in words(page)

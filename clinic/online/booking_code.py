"""The code that proves a visitor's e-mail address.

A visitor is not lost with a nudge, a worker or a mail server: `code_due_at` of the row is the promise, the sweep finds
it. A worker claims the row by moving `code_due_at` a lease ahead, commits, hands the mail over and settles. A worker
killed in between sends the same code again under the same Message-ID, because the code is worked out from the row, the
number of the code and the project's secret key, and is stored nowhere.
"""

from datetime import timedelta
from email.utils import parseaddr
from uuid import UUID

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from clinic import conf
from clinic.letters.emails import write_mail
from clinic.models import OnlineBooking
from clinic.outbox.encoding import CareEmail
from clinic.outbox.transport import Outcome, Post
from patients import clock

DIGITS = 6
LIFE = timedelta(minutes=15)
SHORTEST_WAIT, LONGEST_WAIT = timedelta(seconds=10), timedelta(minutes=15)


def code_of(key: UUID, number: int) -> str:
    """The code with this number of one booking."""
    secret = salted_hmac("physio.online_booking.code", f"{key}:{number}", algorithm="sha256").digest()
    return str(int.from_bytes(secret, "big") % 10**DIGITS).zfill(DIGITS)


def hash_of(key: UUID, code: str) -> str:
    """Keyed and salted: a million codes are tried in a second, but not without the project's secret key."""
    return salted_hmac("physio.online_booking.hash", f"{key}:{code}", algorithm="sha256").hexdigest()


def fits(booking: OnlineBooking, code: str) -> bool:
    return bool(booking.code_hash) and constant_time_compare(booking.code_hash, hash_of(booking.pk, code))


def send_due_codes(limit: int = 50) -> int:
    """Send what is owed. Returns how many there were, 0 also when no mail server answers."""
    keys = list(OnlineBooking.objects.owed_a_code(clock.now()).values_list("pk", flat=True)[:limit])
    with Post() as post:
        for key in keys:
            if not send_code(key, post):
                return 0
    return len(keys)


def send_code(key: UUID, post: Post) -> bool:
    """Send one code if it is owed. False when the mail server is away."""
    booking = claim(key)
    if booking is None:
        return True
    answer = post.reach()
    if answer.outcome is not Outcome.AWAY:
        answer = post.hand_over(letter(booking))
    settle(booking, answer.outcome)
    return answer.outcome is not Outcome.AWAY


def claim(key: UUID) -> OnlineBooking | None:
    """The row in our hands for a lease, or None where somebody else has it or nothing is owed."""
    now = clock.now()
    booking = OnlineBooking.objects.owed_a_code(now).select_related("type", "location").filter(pk=key).first()
    if booking is None:
        return None
    found = {"code_due_at": booking.code_due_at, "codes_sent": booking.codes_sent}
    booking.code_due_at = now + timedelta(seconds=conf.MESSAGE_LEASE_SECONDS())
    booking.code_hash = hash_of(key, code_of(key, booking.codes_sent + 1))
    taken = OnlineBooking.objects.filter(pk=key, appointment=None, proven_at=None, **found).update(
        code_due_at=booking.code_due_at,
        code_hash=booking.code_hash,
        code_expires_at=now + LIFE,
        tries=0,
    )
    return booking if taken else None


def settle(booking: OnlineBooking, outcome: Outcome) -> None:
    """What became of it. A lease that ran out meanwhile is somebody else's to settle."""
    ours = OnlineBooking.objects.filter(pk=booking.pk, code_due_at=booking.code_due_at)
    match outcome:
        case Outcome.TAKEN:
            ours.update(code_due_at=None, codes_sent=booking.codes_sent + 1)
        case Outcome.REFUSED:
            ours.update(code_due_at=None, code_hash="", code_expires_at=None)
        case _:
            ours.update(code_due_at=clock.now() + patience(booking))


def patience(booking: OnlineBooking) -> timedelta:
    """Soon at first, then less and less often."""
    return min(max((clock.now() - booking.created_at) / 4, SHORTEST_WAIT), LONGEST_WAIT)


def letter(booking: OnlineBooking) -> CareEmail:
    number = booking.codes_sent + 1
    mail = write_mail(
        template="clinic/online/emails/code",
        location=booking.location,
        language=booking.language,
        context={"code": code_of(booking.pk, number), "minutes": LIFE // timedelta(minutes=1)},
    )
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    email = CareEmail(
        subject=mail.subject,
        body=mail.text,
        to=[booking.email],
        reply_to=[booking.location.email] if booking.location.email else [],
        headers={
            "Message-ID": f"<{booking.pk.hex}.{number}@{domain}>",
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "OOF, AutoReply",
        },
        alternatives=[(mail.html, "text/html")],
    )
    email.make_ready([])
    return email

"""Somebody at home who books a visit: one browser, no account."""

import html
import re
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from django.core import mail
from django.test import Client

from clinic.models import OnlineBooking
from clinic.online.booking_code import send_due_codes

NORA = {
    "given_name": "Nora",
    "family_name": "Blake",
    "birth_date": "27/3/1960",
    "email": "nora@example.org",
    "phone": "+44 20 7946 0700",
    "note": "",
    "privacy": "on",
    "email_care": "on",
}
CLARA = {
    **NORA,
    "given_name": "clara",
    "family_name": "NUNES",
    "birth_date": "17/5/1984",
    "email": "Clara@Example.org",
    "phone": "+44 20 7946 0301",
}


class Visitor(Client):
    def choose(self, **query: Any) -> Any:
        return self.get("/book-online/", query)

    def step(self, page: str, visit: dict[str, Any]) -> str:
        return f"/book-online/{page}/?{query_of(visit)}"

    def ticks(self, visit: dict[str, Any], **said: str) -> Any:
        return self.post(self.step("before", visit), said or {"nothing_urgent": "on"})

    def sends(self, visit: dict[str, Any], **said: Any) -> Any:
        """The details, nora's unless said otherwise."""
        form = {**NORA, "submission": str(uuid4()), **said}
        return self.post(self.step("details", visit), {k: v for k, v in form.items() if v is not None})

    def begins(self, visit: dict[str, Any], **said: Any) -> OnlineBooking:
        self.ticks(visit)
        answer = self.sends(visit, **said)
        assert answer.status_code == 302, words(answer)
        return OnlineBooking.objects.latest("created_at")

    def types(self, booking: OnlineBooking, code: str) -> Any:
        return self.post(f"/book-online/{booking.pk}/code/", {"code": code})

    def proves(self, booking: OnlineBooking) -> Any:
        return self.types(booking, code_for(booking))

    def books(self, visit: dict[str, Any], **said: Any) -> OnlineBooking:
        booking = self.begins(visit, **said)
        answer = self.proves(booking)
        assert answer.status_code == 302, words(answer)
        booking.refresh_from_db()
        return booking


def code_for(booking: OnlineBooking) -> str:
    """What the visitor reads in the newest e-mail, once a worker has been round."""
    send_due_codes()
    letter = [sent for sent in mail.outbox if sent.to == [booking.email]][-1]
    found = re.search(r"\b\d{6}\b", str(letter.body))
    assert found
    return found.group()


def query_of(visit: dict[str, Any]) -> str:
    return "&".join(
        (
            f"location={visit['location'].pk}",
            f"type={visit['type'].key}",
            "practitioner=any",
            f"slot={slot(visit['practitioner'], visit['starts_at'])}",
        )
    )


def slot(practitioner: Any, starts_at: datetime) -> str:
    return f"{practitioner.pk}~{starts_at.astimezone(UTC):%Y%m%dT%H%MZ}"


def words(answer: Any) -> str:
    return " ".join(html.unescape(answer.content.decode()).split())

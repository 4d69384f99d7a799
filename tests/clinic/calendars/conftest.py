"""A calendar server of our own, on this machine."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from django.contrib.auth.models import Group, User

from clinic.actions.appointments import book_appointment
from clinic.actions.calendar_feeds import create_calendar_feed
from clinic.calendars.feeds import IssuedFeed
from clinic.models import Appointment, Practitioner


@dataclass
class Shelf:
    """What the server answers, by path: a body, somewhere else to go, or a deed of its own."""

    address: str = ""
    bodies: dict[str, bytes] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    deeds: dict[str, Callable[[Any], None]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def put(self, body: bytes, path: str = "/busy.ics") -> str:
        self.bodies[path] = body
        return self.address + path


class Answers(BaseHTTPRequestHandler):
    shelf: Shelf

    def do_GET(self) -> None:
        self.shelf.asked.append(self.path)
        if deed := self.shelf.deeds.get(self.path):
            deed(self)
        elif where := self.shelf.redirects.get(self.path):
            self.send_response(302)
            self.send_header("Location", where)
            self.end_headers()
        elif body := self.shelf.bodies.get(self.path):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(body)
        else:
            self.send_error(404)

    def log_message(self, *words: Any) -> None:
        """Nothing: the tests ask `shelf.asked`."""


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    shelf = Shelf()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (Answers,), {"shelf": shelf}))
    shelf.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield shelf
    server.shutdown()
    server.server_close()


@pytest.fixture
def at_home(settings: Any) -> None:
    """Addresses of this machine may be read."""
    settings.PHYSIO_ALLOW_PRIVATE_ADDRESSES = True


def drip(handler: Any) -> None:
    """A letter every tenth of a second, for ever: no single wait is long."""
    handler.send_response(200)
    handler.end_headers()
    for _second in range(200):
        handler.wfile.write(b"x")
        time.sleep(0.1)


def ics(*events: str) -> bytes:
    """A calendar of these events, each told by its lines."""
    body = "".join(f"BEGIN:VEVENT\nDTSTAMP:20260101T000000Z\n{event}\nEND:VEVENT\n" for event in events)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Somebody//EN\n{body}END:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode()


@pytest.fixture
def colleague(db: None) -> User:
    """Another physiotherapist."""
    user = User.objects.create_user("teo")
    user.groups.add(Group.objects.get(name="physiotherapist"))
    Practitioner.objects.create(user=user, name="Teo Brito")
    return user


@pytest.fixture
def booked(rui: User, visit: dict[str, Any]) -> Appointment:
    return book_appointment(by=rui, **visit)


@pytest.fixture
def feed(ana: User, dr_ana: Practitioner) -> IssuedFeed:
    return create_calendar_feed(by=ana, practitioner=dr_ana, names="initials")

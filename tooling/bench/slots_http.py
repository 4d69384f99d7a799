"""The question over HTTP, ours and the bare view's in turn, through one kept connection."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from http import HTTPStatus
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIRequestFactory, force_authenticate

from clinic.api.free_slots import FreeSlotsView
from clinic.models import AppointmentType, Location, Practitioner
from tooling.bench.databases import FILLED, url_of
from tooling.bench.timing import Times, in_turn
from tooling.child import Child, clean_environment
from tooling.places import tool
from tooling.sockets import answers, free_port

OURS, BARE = "/api/free-slots/", "/bare/"
REQUESTS, OK = 150, HTTPStatus.OK
WHO, PERMISSIONS = "bench0", '"auth_permission"'


@dataclass(frozen=True)
class Asked:
    """What a browser that is signed in asks both."""

    question: dict[str, Any]
    facts: dict[str, Any]

    @classmethod
    def about(
        cls, people: list[Practitioner], location: Location, type: AppointmentType, first_day: date, days: int
    ) -> "Asked":
        question = {
            "practitioner": [str(person.pk) for person in people],
            "location": str(location.pk),
            "type": str(type.pk),
            "first_day": first_day.isoformat(),
            "days": days,
        }
        return cls(question, {"zone": location.zone, "minutes": type.minutes})

    def times(self) -> Times:
        with signed_in() as client, web_server() as port, closing(HTTPConnection("127.0.0.1", port)) as line:
            cookie = f"sessionid={client.cookies['sessionid'].value}"
            bare = f"{BARE}?{urlencode(self.question | self.facts, doseq=True)}"
            ours = f"{OURS}?{urlencode(self.question, doseq=True)}"
            pair = partial(get, line, bare, cookie), partial(get, line, ours, cookie)
            return in_turn([pair], rounds=REQUESTS, warm_up=20)

    def queries(self) -> int:
        """Beside signing in and what the role may do."""
        request = APIRequestFactory().get(OURS, self.question)
        force_authenticate(request, User.objects.get(username=WHO))
        with CaptureQueriesContext(connection) as seen:
            assert FreeSlotsView.as_view()(request).status_code == OK
        return sum(PERMISSIONS not in query["sql"] for query in seen)


def get(line: HTTPConnection, address: str, cookie: str) -> bytes:
    line.request("GET", address, headers={"Cookie": cookie})
    answer = line.getresponse()
    body = answer.read()
    assert answer.status == OK, f"{address}: {answer.status}"
    return body


@contextmanager
def signed_in() -> Iterator[Client]:
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(User.objects.get(username=WHO))
    try:
        yield client
    finally:
        client.logout()


@contextmanager
def web_server() -> Iterator[int]:
    port = free_port()
    options = ["--bind", f"127.0.0.1:{port}", "--worker-class", "gthread", "--workers", "1", "--threads", "2"]
    options += ["--keep-alive", "60", "--no-control-socket", "--graceful-timeout", "1"]
    environment = clean_environment(DATABASE_URL=url_of(FILLED), LOG_LEVEL="ERROR")
    child = Child("web", [tool("gunicorn"), "tooling.bench.slots_door:application", *options], environment)
    try:
        child.wait_until(lambda: answers(port), 60)
        yield port
    finally:
        child.stop(10)

"""The whole way: fifty connections to the web server, fifty to the database."""

import json
from collections import Counter
from functools import partial
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from rest_framework.authtoken.models import Token

from tests.clinic.races.race import RACERS, race


@pytest.fixture
def lines(live_server):
    """Connected one after the other: a test's web server lets few wait at its door."""
    address = urlsplit(live_server.url)
    lines = [HTTPConnection(address.hostname, address.port, timeout=60) for _ in range(RACERS)]
    for line in lines:
        line.connect()
    yield lines
    for line in lines:
        line.close()


@pytest.fixture
def press(rui):
    """POST a booking on this line. Answers with the status and the body."""
    token = Token.objects.create(user=rui).key
    headers = {"Authorization": f"Token {token}", "Content-Type": "application/json"}

    def post(line, **booking):
        line.request("POST", "/api/appointments/", json.dumps(booking), headers)
        answer = line.getresponse()
        return answer.status, json.loads(answer.read())

    return post


def test_one_is_answered_201_and_the_others_409_with_the_next_free_times(press, lines, crowd, team, wanted):
    booking = {
        "practitioner": str(team[0].pk),
        "location": str(wanted["location"].pk),
        "type": str(wanted["type"].pk),
        "starts_at": wanted["starts_at"].isoformat(),
    }
    everybody = zip(lines, crowd, strict=True)
    answers = race([partial(press, line, patient=str(one.pk), **booking) for line, one in everybody]).won
    assert Counter(status for status, _body in answers) == {201: 1, 409: RACERS - 1}
    assert all(body["details"]["next_free"] for status, body in answers if status == 409)

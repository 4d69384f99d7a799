"""Every address that writes, and what machines and mistakes send it: always a 4xx with a sentence."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from clinic.api.house import FixtureViewSet
from clinic.api.urls import router as diary
from patients.api.urls import router as people
from tests.patients.api.door import Door, refusal
from treatments.api.catalogue import EntryViewSet
from treatments.api.urls import router as record

REGISTRY: list[Any] = [*people.registry, *diary.registry, *record.registry]
# What a deed without words is sent does not matter to it.
JUNK: list[Any] = ["\x00", "\ud800", 10**40, -1, 1e308, True, None, [], [[]], {}, "x" * 20_000, "9999-99-99"]
ODD_KEYS = (str(uuid4()), "0", "-1", "none", "%00", "%F0%9F%92%A9", "x" * 500, "' OR 1=1 --")


def writes() -> list[tuple[str, str]]:
    """(method, address) of every write, with {id} where a row's key stands."""
    found = []
    for address, viewset, _name in REGISTRY:
        found += [("post", f"{address}/")] if hasattr(viewset, "create") else []
        found += [("patch", f"{address}/{{id}}/")] if hasattr(viewset, "partial_update") else []
        found += [("put", f"{address}/{{id}}/")] if hasattr(viewset, "update") else []
        for extra in viewset.get_extra_actions():
            row = "{id}/" if extra.detail else ""
            found += [
                (method, f"{address}/{row}{extra.url_path}/") for method in extra.mapping if method != "get"
            ]
    return found


WRITES = writes()


def fields_of(path: str) -> list[str]:
    """Every name a body of this address may have."""
    viewset = next(
        viewset for address, viewset, _name in REGISTRY if address == path.split("/", maxsplit=1)[0]
    )
    names = set()
    for shape in [viewset.serializer_class, *viewset.shapes.values()]:
        names |= set(shape().fields)
    return sorted(names | {"reason", "level", "starts_at", "practitioner", "location", "resolution", "until"})


def send(user: Any, method: str, path: str, body: Any) -> Any:
    text = body if isinstance(body, str) else json.dumps(body)
    return getattr(Door(user).client, method)(f"/api/{path}", text, content_type="application/json")


@pytest.fixture
def who_may(ana, mara):
    """ana writes the record, mara the house and the library."""

    def choose(path):
        viewset = next(viewset for address, viewset, _name in REGISTRY if address == path.split("/")[0])
        return mara if issubclass(viewset, FixtureViewSet | EntryViewSet) else ana

    return choose


@pytest.mark.parametrize(("method", "path"), WRITES)
def test_junk_in_every_field_is_refused(who_may, method, path):
    names = fields_of(path)
    for junk in JUNK:
        answer = send(who_may(path), method, path.format(id=uuid4()), dict.fromkeys(names, junk))
        assert refusal(answer)[0] in (400, 404, 415), junk


@pytest.mark.parametrize(("method", "path"), WRITES)
def test_a_body_that_is_no_object_is_refused(who_may, method, path):
    for body in ("", "{", "[]", "null", '"words"', "[" * 50_000, "NaN"):
        answer = send(who_may(path), method, path.format(id=uuid4()), body)
        assert refusal(answer)[0] in (400, 404, 415), body


@pytest.mark.parametrize("address", [address for address, _viewset, _name in REGISTRY])
def test_odd_keys_are_not_found(who_may, mara, address):
    reader = who_may(address) if address != "access-events" else mara
    for key in ODD_KEYS:
        assert refusal(Door(reader).get(f"{address}/{key}/")) == (404, "not_found"), key
    assert not connection.needs_rollback


@pytest.mark.parametrize("address", [address for address, _viewset, _name in REGISTRY])
def test_records_are_not_deleted(ana, address):
    code = refusal(Door(ana).delete(f"{address}/{uuid4()}/"))
    house = {registered for registered, viewset, _name in diary.registry if hasattr(viewset, "destroy")}
    if address in ("absences", "outside-calendars"):
        assert code == (404, "not_found")
    elif address in house:
        assert code == (403, "permission_denied")
    else:
        assert code == (405, "method_not_allowed")

"""The API is what its own OpenAPI document says, however it is asked."""

import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
import schemathesis
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from rest_framework.authtoken.models import Token
from schemathesis import GenerationMode, checks

from clinic.actions.appointments import book_appointment
from clinic.actions.calendar_feeds import create_calendar_feed
from clinic.actions.outside_calendars import add_outside_calendar
from clinic.actions.waiting_list import add_to_waiting_list
from clinic.api.urls import router as diary
from clinic.models import Equipment, Location, Room
from clinic.standalone.wsgi import application
from patients.actions.precautions import add_precaution
from patients.actors import SYSTEM
from patients.api.urls import router as people
from patients.links import issue_link
from patients.models import Patient
from treatments import content
from treatments.actions.content import load_content
from treatments.actions.episodes import open_episode
from treatments.actions.plans import write_plan
from treatments.actions.programmes import save_programme
from treatments.actions.red_flag_screens import record_screen
from treatments.actions.referrals import write_referral
from treatments.actions.sessions import save_session, sign_session, start_session
from treatments.api.urls import router as record
from treatments.models import Exercise, ProgrammeVersion

HOLDS = [
    checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
]
BRIEFLY = settings(
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(autouse=True)
def nobody_counts(settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """Every request stays inside the test's own transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def at_work(visit: dict[str, Any], ana: User, clara: Patient, riverside: Location, blue_room: Room) -> str:
    """A clinic with one of nearly everything. Returns the token of clara's link."""
    load_content(by=SYSTEM)
    Equipment.objects.create(location=riverside, name="Bike")
    book_appointment(by=ana, **visit)
    add_to_waiting_list(by=ana, patient=clara, type=visit["type"])
    create_calendar_feed(by=ana, practitioner=visit["practitioner"])
    # Nobody is there: it is an address for examples.
    address = "https://192.0.2.1/private.ics"
    add_outside_calendar(by=ana, practitioner=visit["practitioner"], name="Private", address=address)
    add_precaution(by=ana, patient=clara, code="pacemaker")
    episode = open_episode(by=ana, patient=clara, region="low_back")
    record_screen(by=ana, episode=episode, answers={question.id: "no" for question in content.questions()})
    write_plan(by=ana, episode=episode, goal="Lift my child", review_on=visit["starts_at"].date())
    write_referral(by=ana, episode=episode, to="Dr Hale", reason="Imaging")
    save_programme(by=ana, episode=episode, items=[{"exercise": Exercise.objects.get(key="t04")}])
    session = start_session(by=ana, episode=episode)
    save_session(by=ana, session=session, fields={"subjective": "Better"})
    sign_session(by=ana, session=session)
    start_session(by=ana, episode=episode)
    return issue_link(patient=clara, purpose="programme", subject_id=ProgrammeVersion.objects.get().pk)


class Asker:
    """Asks by the document, and beyond it, with ids that exist wherever one belongs."""

    def __init__(self, user: User, link: str, rows: dict[str, str]) -> None:
        token, _created = Token.objects.get_or_create(user=user)
        self.headers = {"Authorization": f"Token {token.key}"}
        self.link, self.rows = link, rows

    def ask(self, operation: Any, mode: GenerationMode, times: int) -> None:
        @settings(BRIEFLY, max_examples=times)
        @given(case=operation.as_strategy(generation_mode=mode), real=st.sampled_from([True, True, False]))
        def knock(case: Any, real: bool) -> None:
            if real:
                self.make_real(case)
            case.call_and_validate(headers=self.headers, checks=HOLDS)

        knock()

    def make_real(self, case: Any) -> None:
        noun = case.path.split("/")[2]
        case.path_parameters = {
            name: self.link if name == "token" else self.rows.get(noun, value)
            for name, value in (case.path_parameters or {}).items()
        }
        case.query = self.with_rows(case.query)
        case.body = self.with_rows(case.body)

    def with_rows(self, value: Any) -> Any:
        """The same, with every id replaced by one that exists, and clara's date of birth."""
        if isinstance(value, list):
            return [self.with_rows(entry) for entry in value]
        if not isinstance(value, dict):
            return value
        known = {name: self.rows.get(name, entry) for name, entry in value.items()}
        return {name: entry if name in self.rows else self.with_rows(entry) for name, entry in known.items()}


def ids() -> dict[str, str]:
    """An id for every noun, by its address ("episodes") and by its name in a body ("episode")."""
    rows = {"birth_date": "1984-05-17"}
    registry: list[Any] = [*people.registry, *diary.registry, *record.registry]
    for address, viewset, _name in registry:
        model = viewset.queryset.model
        thing = model.objects.first()
        if thing:
            rows[address] = rows[model._meta.model_name] = str(thing.pk)
    return {**rows, "type": rows["appointmenttype"]}


def operations() -> Iterator[Any]:
    document = schemathesis.openapi.from_wsgi("/api/schema/", application)
    for result in document.get_all_operations():
        yield result.ok()


def test_what_the_document_allows_finds_no_fault(at_work: str, ana: User) -> None:
    asker = Asker(ana, at_work, ids())
    for operation in operations():
        asker.ask(operation, GenerationMode.POSITIVE, times=5)


def test_what_the_document_forbids_finds_no_fault(at_work: str, ana: User) -> None:
    asker = Asker(ana, at_work, ids())
    for operation in operations():
        if operation.body or operation.query:
            asker.ask(operation, GenerationMode.NEGATIVE, times=4)


def test_the_desk_finds_no_fault_either(at_work: str, rui: User) -> None:
    asker = Asker(rui, at_work, ids())
    for operation in operations():
        asker.ask(operation, GenerationMode.POSITIVE, times=2)


def test_the_document_is_valid_and_says_all_there_is_to_say() -> None:
    call_command("spectacular", validate=True, fail_on_warn=True, stdout=StringIO())


def test_every_refusal_is_documented() -> None:
    for operation in operations():
        documented = set(operation.definition.raw["responses"])
        assert {"401", "403", "404", "405"} <= documented, operation.label
        if operation.method.upper() != "GET":
            assert {"400", "409", "415"} <= documented, operation.label


def test_the_docs_page_calls_nobody_and_runs_nothing_inline(client: Client) -> None:
    page = client.get("/api/docs/")
    text = page.content.decode()
    addresses = re.findall(r"""(?:src|href)=["']([^"']+)""", text)
    assert addresses
    assert all(address.startswith("/") for address in addresses)
    assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=", text)
    assert "'unsafe-inline'" not in page["Content-Security-Policy"]

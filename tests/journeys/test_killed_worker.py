"""A worker is killed while it hands letters over: nothing is lost, and the outbox tells the truth."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

import pytest

from tests.journeys.by_api import ClinicianByApi, DeskByApi, Row
from tests.journeys.people import Patient
from tests.journeys.records import Records
from tests.journeys.slow_mail import SlowPostOffice
from tooling.clinic import Clinic

# A lease of 20 seconds, a sweep every 10, and the worker's start.
PATIENCE_SECONDS = 90
QUIET_SECONDS = 1.5
PATIENTS = [
    Patient("Ada", "Quist", date(1961, 1, 3), "ada.quist@example.org"),
    Patient("Bea", "Rask", date(1972, 6, 14), "bea.rask@example.org"),
    Patient("Cy", "Sund", date(1983, 9, 25), "cy.sund@example.org"),
]


@pytest.fixture
def post_office(clinic: Clinic) -> Iterator[SlowPostOffice]:
    """The clinic's mail goes there for a while."""
    office = SlowPostOffice({patient.email for patient in PATIENTS})
    office.controller.start()
    usual = clinic.environment["EMAIL_URL"]
    send_through(clinic, office.url)
    yield office
    send_through(clinic, usual)
    office.controller.stop()


def test_a_killed_worker_loses_no_letter(
    clinic: Clinic, post_office: SlowPostOffice, records: Records
) -> None:
    ana = ClinicianByApi(clinic.url)
    rui = DeskByApi(clinic.url)
    sessions = [ready_to_sign(rui, ana, patient) for patient in PATIENTS]
    for session in sessions:
        ana.signs(session)
    handed_over = handed_over_when_all_is_quiet(post_office)
    clinic.kill_worker()
    post_office.prompt = True
    clinic.start_worker()
    for patient in PATIENTS:
        wait_until(partial(is_sent, patient, records))
        the_outbox_tells_the_truth(patient, post_office, records, twice=patient.email in handed_over)


def ready_to_sign(rui: DeskByApi, ana: ClinicianByApi, patient: Patient) -> Row:
    episode = ana.opens_an_episode(rui.registers(patient, full=True))
    ana.asks_the_safety_questions(episode)
    ana.chooses_exercises(episode, "Belly breathing")
    return ana.treats(episode)


def handed_over_when_all_is_quiet(post_office: SlowPostOffice) -> set[str]:
    """Every process of the worker that has a letter is waiting for the server's word."""
    wait_until(lambda: bool(post_office.kept))
    count = 0
    while count != len(post_office.kept):
        count = len(post_office.kept)
        time.sleep(QUIET_SECONDS)
    addresses = {str(letter["To"]) for letter in post_office.kept} & post_office.slow_for
    assert 1 <= len(addresses) < len(PATIENTS)
    return addresses


def is_sent(patient: Patient, records: Records) -> bool:
    return bool(records.message(patient.email)["state"] == "sent")


def the_outbox_tells_the_truth(
    patient: Patient, post_office: SlowPostOffice, records: Records, *, twice: bool
) -> None:
    """A second copy exists only of what the killed worker had handed over, and it is the same letter."""
    copies = post_office.of(patient.email)
    row = records.message(patient.email)
    assert len(copies) == row["attempts"] == (2 if twice else 1)
    assert row["maybe_twice"] is twice
    assert {copy["Message-ID"] for copy in copies} == {row["message_id"]}
    assert row["sent_at"]


def send_through(clinic: Clinic, email_url: str) -> None:
    clinic.environment["EMAIL_URL"] = email_url
    clinic.kill_worker()
    clinic.start_worker()


def wait_until(true: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while not true():
        assert time.monotonic() < until, f"Not within {PATIENCE_SECONDS} seconds."
        time.sleep(0.2)

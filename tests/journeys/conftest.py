"""A whole clinic for the journeys: its own PostgreSQL database, Redis, mail server, web server and worker."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Playwright, expect

from tests.journeys.clinician import Clinician
from tests.journeys.desk import Desk
from tests.journeys.letters import Letterbox
from tests.journeys.patient_at_home import PatientAtHome
from tests.journeys.records import Records
from tests.journeys.window import DESKTOP, PHONE, Inspected, Windows
from tooling.chromium import FLAGS
from tooling.clinic import Clinic, clinic_environment, prepare, start_clinic
from tooling.postgres import CARELESS
from tooling.services import Services
from tooling.sockets import free_port

STATE = Path("var/journeys")
PATIENCE_SECONDS = 30


@pytest.fixture(scope="session")
def clinic() -> Iterator[Clinic]:
    """Started as `dev.py run --postgres` starts it, with the demo clinic in it. What it says, a failed test shows."""
    shutil.rmtree(STATE, ignore_errors=True)
    STATE.mkdir(parents=True)
    with ExitStack() as stack:
        services = Services(stack, STATE)
        services.start_postgres(CARELESS)
        services.start_redis()
        services.start_sink()
        port = free_port()
        environment = clinic_environment(STATE, port, **services.addresses)
        prepare(environment, STATE)
        running = start_clinic(environment, state=STATE, port=port, log=lambda name: partial(print, name))
        stack.callback(running.stop)
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE_SECONDS * 1000)
    chromium = playwright.chromium.launch(executable_path=os.environ["CHROMIUM_PATH"], args=list(FLAGS))
    yield chromium
    chromium.close()


@pytest.fixture
def windows(browser: Browser, clinic: Clinic) -> Iterator[Windows]:
    """Opens windows, each of a person of their own, and in the end says what went wrong in any of them."""
    opened: list[Inspected] = []
    with ExitStack() as stack:

        def open_window(*, scripts: bool = True, **options: Any) -> Inspected:
            context = browser.new_context(
                base_url=clinic.url, locale="en-GB", java_script_enabled=scripts, **options
            )
            stack.callback(context.close)
            context.set_default_timeout(PATIENCE_SECONDS * 1000)
            opened.append(Inspected(context.new_page(), clinic.url, scripts=scripts))
            return opened[-1]

        yield open_window
    assert [complaint for watched in opened for complaint in watched.complaints] == []


@pytest.fixture
def rui(windows: Windows) -> Desk:
    return Desk(windows(**DESKTOP))


@pytest.fixture
def ana(windows: Windows) -> Clinician:
    return Clinician(windows(**DESKTOP))


@pytest.fixture
def clara(windows: Windows) -> PatientAtHome:
    return PatientAtHome(windows(**PHONE))


@pytest.fixture
def letterbox(clinic: Clinic) -> Letterbox:
    return Letterbox(clinic.mail_dir)


@pytest.fixture
def records(clinic: Clinic) -> Iterator[Records]:
    with Records(clinic.environment) as opened:
        yield opened

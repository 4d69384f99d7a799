"""A whole clinic for the journeys: its own PostgreSQL database, Redis, mail server, web server and worker."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright

from tests.journeys.axe import Inspected
from tooling.chromium import FLAGS
from tooling.clinic import Clinic, clinic_environment, prepare, start_clinic
from tooling.postgres import CARELESS
from tooling.services import Services
from tooling.sockets import free_port

STATE = Path("var/journeys")


@pytest.fixture(scope="session")
def clinic() -> Iterator[Clinic]:
    """Started as `dev.py run --postgres` starts it, with the demo clinic in it."""
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
        running = start_clinic(environment, state=STATE, port=port)
        stack.callback(running.stop)
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    chromium = playwright.chromium.launch(executable_path=os.environ["CHROMIUM_PATH"], args=list(FLAGS))
    yield chromium
    chromium.close()


@pytest.fixture
def page(browser: Browser, clinic: Clinic) -> Iterator[Page]:
    """A window of its own, watched: no request to another host, no blocked script, no error in the console."""
    context = browser.new_context(base_url=clinic.url, locale="en-GB", viewport={"width": 1280, "height": 900})
    window = context.new_page()
    watched = Inspected(window, clinic.url)
    yield window
    context.close()
    assert not watched.complaints


@pytest.fixture
def phone(browser: Browser, clinic: Clinic) -> Iterator[Page]:
    """The patient's telephone."""
    context = browser.new_context(base_url=clinic.url, locale="en-GB", viewport={"width": 390, "height": 844})
    window = context.new_page()
    watched = Inspected(window, clinic.url)
    yield window
    context.close()
    assert not watched.complaints

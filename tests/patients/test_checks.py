import pytest
from django.core.checks import CheckMessage
from django.core.checks.registry import registry
from django.db import connection

import clinic.checks
import patients.checks
import treatments.checks
from patients.checks import check_database, check_settings

CHECKS = (
    patients.checks.check_settings,
    patients.checks.check_database,
    clinic.checks.check_settings,
    treatments.checks.check_settings,
)


def mistakes() -> list[CheckMessage]:
    return [message for check in CHECKS for message in check()]


def ids(found):
    return [message.id for message in found]


def test_manage_check_asks_every_app():
    assert set(CHECKS) <= set(registry.get_checks())


def test_the_defaults_are_sound():
    assert mistakes() == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PHYSIO_LINK_DAYS", 0),
        ("PHYSIO_LINK_DAYS", "60"),
        ("PHYSIO_LINK_FAILURES", True),
        ("PHYSIO_SITE_URL", "clinic.example"),
        ("PHYSIO_SITE_URL", "https://clinic.example/"),
        ("PHYSIO_QUIET_HOURS", (21, 24)),
        ("PHYSIO_QUIET_HOURS", (8, 8)),
        ("PHYSIO_MESSAGE_ATTEMPTS", 0),
        ("PHYSIO_MESSAGE_LEASE_SECONDS", 1),
        ("PHYSIO_PROGRAMME_DELAY_MINUTES", -1),
        ("PHYSIO_CHECK_IN_HOUR", 24),
    ],
)
def test_a_mistake_in_a_setting_is_reported_with_a_hint(settings, name, value):
    setattr(settings, name, value)
    [mistake] = mistakes()
    assert mistake.msg.startswith(f"{name} is ")
    assert mistake.hint


def test_no_quiet_hours_is_a_choice(settings):
    settings.PHYSIO_QUIET_HOURS = None
    assert mistakes() == []


def test_links_must_lead_somewhere(settings):
    settings.SITE_URL = settings.PHYSIO_SITE_URL = ""
    assert ids(check_settings()) == ["physio_patients.E002"]


def test_a_worker_must_not_wait_longer_than_its_lease(settings):
    settings.EMAIL_TIMEOUT = None
    assert "physio_clinic.W001" in ids(mistakes())


def test_other_database_engines_are_refused(monkeypatch):
    monkeypatch.setattr(connection, "vendor", "mysql")
    assert ids(check_database()) == ["physio_patients.E001"]


def test_a_sqlite_whose_writers_do_not_queue_is_warned_about(monkeypatch):
    monkeypatch.setattr(connection, "vendor", "sqlite")
    monkeypatch.setitem(connection.settings_dict, "OPTIONS", {})
    assert ids(check_database()) == ["physio_patients.W001"]

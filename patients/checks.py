"""Mistakes in the project around us, reported by `manage.py check`."""

from typing import Any

from django.core.checks import CheckMessage, Error, Warning
from django.db import connection

from patients import conf

ENGINES = ("postgresql", "sqlite")


def check_settings(**_: Any) -> list[CheckMessage]:
    return [*conf.mistakes("physio_patients", conf.SETTINGS), *check_site_url()]


def check_site_url() -> list[CheckMessage]:
    if conf.site_url():
        return []
    return [
        Error(
            "Links in e-mails would lead nowhere: neither PHYSIO_SITE_URL nor SITE_URL is set.",
            hint="Set PHYSIO_SITE_URL to the address patients reach, such as https://clinic.example.",
            id="physio_patients.E002",
        )
    ]


def check_database(**_: Any) -> list[CheckMessage]:
    """What must always hold is held by the database, in words that only two engines have."""
    if connection.vendor not in ENGINES:
        return [
            Error(
                f"The database engine {connection.vendor} cannot hold the rules of the clinic.",
                hint="Use PostgreSQL, or SQLite for a small clinic.",
                id="physio_patients.E001",
            )
        ]
    if connection.vendor == "sqlite" and not writers_queue():
        return [
            Warning(
                "SQLite transactions begin as readers and may fail half-way when two people write.",
                hint='Set OPTIONS = {"transaction_mode": "IMMEDIATE"} on the database.',
                id="physio_patients.W001",
            )
        ]
    return []


def writers_queue() -> bool:
    options = connection.settings_dict.get("OPTIONS", {})
    return str(options.get("transaction_mode", "")).upper() in ("IMMEDIATE", "EXCLUSIVE")

"""Mistakes in the project around us, reported by `manage.py check`."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning

from clinic import conf
from patients.conf import mistakes


def check_settings(**_: Any) -> list[CheckMessage]:
    found = mistakes("physio_clinic", conf.SETTINGS)
    return found or check_patience()


def check_patience() -> list[CheckMessage]:
    """A worker that waits for the mail server longer than its lease is taken for dead, and the mail goes twice."""
    patience = settings.EMAIL_TIMEOUT
    lease = conf.MESSAGE_LEASE_SECONDS()
    if patience is not None and patience < lease:
        return []
    return [
        Warning(
            f"EMAIL_TIMEOUT is {patience}, but a worker that is silent for {lease} s is taken for dead.",
            hint="Set EMAIL_TIMEOUT (10, say) below PHYSIO_MESSAGE_LEASE_SECONDS, or raise the latter.",
            id="physio_clinic.W001",
        )
    ]

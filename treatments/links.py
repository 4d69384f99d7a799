"""Where a patient's link leads."""

from django.urls import reverse

from patients.conf import site_url


def programme_address(token: str) -> str:
    """The whole address of the programme page, as it stands in an e-mail and under a QR code."""
    return site_url() + reverse("treatments:patient_programme", args=[token])


def stop_address(token: str) -> str:
    """Where the patient ends e-mail about their care. The page shows, its button acts."""
    return site_url() + reverse("treatments:patient_stop_messages", args=[token])

"""What a phone needs to open a programme without a network."""

from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse

from patients.models import Link
from treatments.models import ProgrammeVersion
from treatments.web.patient_door import patient_page

WORKER = Path(__file__).parents[1] / "static/treatments/js/offline_worker.js"


@patient_page(known=False, methods=("GET", "HEAD"))
def worker(request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str) -> HttpResponse:
    """The script stands below the patient's own link, because a browser lets it see nothing beyond its folder.

    It holds nothing of the patient, so it is given before the date of birth: a browser looks for a newer one at times.
    """
    return HttpResponse(script(), content_type="text/javascript; charset=utf-8")


@cache
def script() -> bytes:
    return WORKER.read_bytes()

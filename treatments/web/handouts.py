"""The handout of a programme: as the patient got it, in large print, or of a draft nobody got yet."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header

from patients.actions.patients import open_record
from patients.web.page import visible
from treatments.handouts import Handout, Print, render_handout
from treatments.models import ProgrammeVersion
from treatments.printing import on_paper, version_on_paper
from treatments.web.clinical_page import clinical_page
from treatments.web.programme_draft import draft_of


@clinical_page("physio_treatments.view_programmeversion", methods=["GET"])
def handout(request: HttpRequest, key: UUID) -> HttpResponse:
    rows = ProgrammeVersion.objects.select_related(
        "handout", "programme__episode__patient", "session__episode", "session__appointment__location"
    )
    version = visible(ProgrammeVersion, request, key, rows)
    open_record(by=request.user, patient=version.programme.episode.patient)
    return issued(request, version)


@clinical_page("physio_treatments.view_programme", methods=["GET"])
def draft_handout(request: HttpRequest, key: UUID) -> HttpResponse:
    """What would be issued if the session were signed now. Every page says that it is a draft, no QR code leads on."""
    draft = draft_of(request, key)
    paper = on_paper(
        draft.content,
        episode=draft.episode,
        practitioner=str(request.user),
        location=draft.here.location,
        issued_on=draft.here.today,
    )
    return printed(request, replace(paper, draft=True), "draft.pdf")


def issued(request: HttpRequest, version: ProgrammeVersion, *, address: str = "") -> HttpResponse:
    """The document that was sent. In large print its words and pictures again, set anew and kept nowhere.

    `address` is for the large one's QR code: the token of the first is nowhere but on its paper.
    """
    document = version.handout
    if not is_large(request):
        return pdf(bytes(document.content), document.file_name)
    name = document.file_name.replace(".pdf", "-large.pdf")
    return printed(request, version_on_paper(version, address=address), name)


def printed(request: HttpRequest, handout: Handout, name: str) -> HttpResponse:
    size: Print = "large" if is_large(request) else "ordinary"
    return pdf(render_handout(replace(handout, print=size)), name)


def is_large(request: HttpRequest) -> bool:
    return request.GET.get("print") == "large"


def pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = str(content_disposition_header(False, name))
    # A browser's own PDF reader counts as an object of the page.
    response._csp_replace = {"object-src": ["'self'"]}  # type: ignore[attr-defined]
    return response

"""The handout of an issued programme, exactly as the patient got it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from patients.actions.patients import open_record
from patients.web.page import visible
from treatments.models import ProgrammeVersion
from treatments.web.clinical_page import clinical_page


@clinical_page("physio_treatments.view_programmeversion", methods=["GET"])
def handout(request: HttpRequest, key: UUID) -> HttpResponse:
    rows = ProgrammeVersion.objects.select_related("handout", "programme__episode__patient")
    version = visible(ProgrammeVersion, request, key, rows)
    open_record(by=request.user, patient=version.programme.episode.patient)
    document = version.handout
    return HttpResponse(
        bytes(document.content),
        content_type=document.media_type,
        headers={"Content-Disposition": f'inline; filename="{document.file_name}"'},
    )

"""Rows of techniques that a button asks for: a new one, or last session's again."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from patients.web.page import visible
from patients.web.query import text_in
from treatments.models import Session, TechniqueApplied
from treatments.web.clinical_page import clinical_page
from treatments.web.forms.technique_rows import TechniqueRows


@clinical_page("physio_treatments.view_session", methods=["GET"])
def row(request: HttpRequest, key: UUID) -> HttpResponse:
    """Empty rows for `?add=<technique>` or `?copy=last`. Nothing is saved."""
    found = visible(Session, request, key, Session.objects.select_related("episode__patient"))
    rows = wished(request, found, TechniqueRows(found))
    return render(request, "treatments/_technique_rows.html", {"rows": rows, "session": found})


def asked_for(request: HttpRequest, found: Session) -> TechniqueRows:
    """What is saved, and below it what the query string asks for."""
    return wished(request, found, TechniqueRows(found).show(applied_in(found)))


def wished(request: HttpRequest, found: Session, rows: TechniqueRows) -> TechniqueRows:
    if request.GET.get("copy") == "last":
        rows.repeat(applied_in(last_before(found)))
    return rows.add(text_in(request, "add"))


def last_before(found: Session) -> Session | None:
    """The newest signed session of the episode but this one."""
    signed = Session.objects.filter(episode=found.episode_id, status="signed").exclude(pk=found.pk)
    return signed.select_related("author").order_by("-happened_at", "-id").first()


def applied_in(session: Session | None) -> list[TechniqueApplied]:
    rows = TechniqueApplied.objects.filter(session=session) if session else TechniqueApplied.objects.none()
    return list(rows.select_related("technique", "muscle"))

"""A programme as the patient sees it: the draft before it is issued, and every version that was."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from clinic.models import Location
from clinic.web.patient_door import house
from patients.actions.patients import open_record
from patients.web.page import visible
from treatments.locations import location_of
from treatments.models import Episode, ProgrammeVersion
from treatments.web.clinical_page import clinical_page
from treatments.web.patient_cards import SIDES, dose_lines
from treatments.web.pictures import drawn, picture
from treatments.web.programme_draft import ProgrammeDraft, draft_of


@dataclass(frozen=True)
class Bar:
    """What stands above the patient's page for staff, in their own language."""

    says: str
    day: str = ""
    version: ProgrammeVersion | None = None
    back: str = field(default_factory=lambda: _("Back to the builder"))
    large: str = field(default_factory=lambda: _("PDF in large print"))
    language: str = field(default_factory=lambda: get_language() or "")


@clinical_page("physio_treatments.view_programme", methods=["GET"])
def preview(request: HttpRequest, key: UUID) -> HttpResponse:
    """What the patient would get if the session were signed now, from the draft as it is saved."""
    draft = draft_of(request, key)
    bar = Bar(what_follows(draft))
    with override(draft.content["language"]):
        return shown(request, draft.episode, draft.content, draft.here.location, bar)


def what_follows(draft: ProgrammeDraft) -> str:
    if not draft.content["items"]:
        return _("The programme is empty: nothing is sent when you sign the session.")
    if not draft.programme.changed:
        return _("The draft is as it was sent to %(name)s: signing sends nothing new.")
    return _("This is what %(name)s gets when you sign the session.")


@clinical_page("physio_treatments.view_programmeversion", methods=["GET"])
def version(request: HttpRequest, key: UUID) -> HttpResponse:
    """What was issued, word for word and picture for picture, in the language it was issued in."""
    issued = version_of(request, key)
    episode = issued.programme.episode
    open_record(by=request.user, patient=episode.patient)
    said = _("This is what %(name)s was given on %(day)s.")
    location = location_of(issued.session)
    bar = Bar(said, date_format(location.local(issued.created_at)), issued)
    with override(issued.language):
        return shown(request, episode, issued.content, location, bar)


@clinical_page("physio_treatments.view_programmeversion", methods=["GET"])
def version_figure(request: HttpRequest, key: UUID, exercise: str) -> HttpResponse:
    """The picture as it was issued, whatever the library shows today."""
    found = [item for item in version_of(request, key).content["items"] if item["key"] == exercise]
    side = request.GET.get("side", "")
    if not found or not found[0]["poses"]:
        raise Http404
    return picture(drawn(next((item for item in found if item["side"] == side), found[0]), still=False))


def version_of(request: HttpRequest, key: UUID) -> ProgrammeVersion:
    rows = ProgrammeVersion.objects.select_related(
        "programme__episode__patient", "session__appointment__location"
    )
    return visible(ProgrammeVersion, request, key, rows)


def shown(
    request: HttpRequest, episode: Episode, content: Mapping[str, Any], location: Location, bar: Bar
) -> HttpResponse:
    context = {
        **house(location),
        "episode": episode,
        "patient": episode.patient,
        "note": content["note"],
        "cards": [card(item) for item in content["items"]],
        "bar": bar,
        "says": bar.says % {"name": episode.patient.called, "day": bar.day},
    }
    return render(request, "treatments/programme_shown.html", context)


def card(item: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "item": item,
        "dose": list(dose_lines(item["dose"])),
        "side": SIDES.get(item["side"], ""),
    }

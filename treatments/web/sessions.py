"""The session recorder: last visit beside this one, saved while it is written, signed once."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from patients.errors import RuleBroken
from patients.web.page import visible
from treatments.actions.sessions import save_session, sign_session, start_session
from treatments.models import Session
from treatments.web.autosave import answer_of, go_on_from, refusal_of
from treatments.web.clinical_page import clinical_page
from treatments.web.forms.addenda import AddendumForm
from treatments.web.forms.sessions import SessionForm
from treatments.web.forms.technique_rows import TechniqueRows
from treatments.web.frames import episode_of, visit_now
from treatments.web.recorder import recorder, signed_page
from treatments.web.signed import add_word
from treatments.web.technique_rows import asked_for


@clinical_page("physio_treatments.add_session", methods=["POST"])
def start(request: HttpRequest, key: UUID) -> HttpResponse:
    episode = episode_of(request, key)
    draft = start_session(by=request.user, episode=episode, appointment=visit_now(request, episode))
    return redirect("treatments:session", draft.pk)


@clinical_page("physio_treatments.view_session")
def session(request: HttpRequest, key: UUID) -> HttpResponse:
    """The buttons `add`, `copy` and `remove` save what stands there and come back with the rows asked for."""
    found = session_of(request, key)
    if found.is_signed or found.author_id != request.user.pk:
        return signed_page(request, found, AddendumForm())
    if request.method == "GET":
        return recorder(request, found, SessionForm(instance=found), asked_for(request, found))
    form, rows = read(request, found)
    if form.is_valid() and rows.is_valid() and save(request, found, form, rows):
        return redirect(onward(request, key))
    return recorder(request, found, form, rows)


def onward(request: HttpRequest, key: UUID) -> str:
    """Back to the page, asking for the rows that a button without JavaScript asked for."""
    here = reverse("treatments:session", args=[key])
    for wish in ("add", "copy"):
        if value := request.POST.get(wish):
            return f"{here}?{wish}={value[:60]}#techniques"
    if "remove" not in request.POST:
        messages.success(request, _("The draft is saved."))
    return here


@clinical_page("physio_treatments.change_session", methods=["POST"])
def autosave(request: HttpRequest, key: UUID) -> HttpResponse:
    """What autosave.js posts: the new version, or a sentence why nothing was saved."""
    found = session_of(request, key)
    form, rows = read(request, found)
    if not form.is_valid() or not rows.is_valid():
        return refusal_of(form, rows.faults())
    try:
        saved = save_session(by=request.user, session=found, fields=form.facts(), techniques=rows.facts())
    except RuleBroken as error:
        return JsonResponse({"code": error.code, "message": error.message}, status=error.status)
    return answer_of(saved)


@clinical_page("physio_treatments.sign_session", methods=["POST"])
def sign(request: HttpRequest, key: UUID) -> HttpResponse:
    """What stands in the form is saved first, so that nobody signs less than they see."""
    found = session_of(request, key)
    if found.is_signed:
        return redirect("treatments:session", key)
    form, rows = read(request, found)
    saved = save(request, found, form, rows) if form.is_valid() and rows.is_valid() else None
    if saved and form.perform(sign_session, by=request.user, session=saved):
        messages.success(request, signed_sentence(saved))
        return redirect("treatments:episode", found.episode_id)
    if saved:
        go_on_from(form, saved)
    return recorder(request, found, form, rows)


def signed_sentence(saved: Session) -> str:
    if hasattr(Session.objects.get(pk=saved.pk), "programme_version"):
        return _("Signed. The exercise programme is on its way to the patient.")
    return _("Signed. Later words go into an addendum.")


@clinical_page("physio_treatments.add_addendum", methods=["POST"])
def addendum(request: HttpRequest, key: UUID) -> HttpResponse:
    found = session_of(request, key)
    form = AddendumForm.of(request)
    if add_word(request, found, form):
        return redirect("treatments:session", key)
    return signed_page(request, found, form)


def read(request: HttpRequest, found: Session) -> tuple[SessionForm, TechniqueRows]:
    return SessionForm(request.POST, instance=found), TechniqueRows(found).read(request.POST)


def save(request: HttpRequest, found: Session, form: SessionForm, rows: TechniqueRows) -> Any:
    return form.perform(
        save_session, by=request.user, session=found, fields=form.facts(), techniques=rows.facts()
    )


def session_of(request: HttpRequest, key: UUID) -> Session:
    rows = Session.objects.select_related(
        "episode__patient", "episode__practitioner", "appointment__type", "author", "signed_by"
    )
    return visible(Session, request, key, rows)

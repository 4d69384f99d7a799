"""A visit as its patient sees it: when and where, whether they come, and the way out.

Without the date of birth, because nothing here is about their health.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from clinic.actions.patient_answers import cancel_visit, confirm_visit, patient_on_link, stop_reminders
from clinic.calendars.ical import written
from clinic.letters.invitations import FILE_NAME, entry_of
from clinic.letters.visit_rules import Rules
from clinic.letters.visit_words import When, when
from clinic.models import Appointment
from clinic.web.forms.patient_visit import CancelVisitForm
from clinic.web.patient_door import behind_link, house
from patients.errors import NotAllowed, RuleBroken
from patients.limits import Limit
from patients.models import Link, Patient

LOOKS = Limit("visit-looks", most=120, seconds=300)
DEEDS = Limit("visit-deeds", most=30, seconds=600)


def visit_of(request: HttpRequest, link: Link) -> Appointment:
    """The visit as it stands now, whatever the mail with this link said."""
    limit = DEEDS if request.method == "POST" else LOOKS
    limit.spend(str(link.pk))
    rows = Appointment.objects.with_names()
    return get_object_or_404(rows, pk=link.subject_id, patient=link.patient_id)


def about(visit: Appointment, token: str) -> dict[str, Any]:
    rules = Rules.of(visit)
    return {
        **house(visit.location),
        "token": token,
        "visit": visit,
        "when": when(visit),
        "until": When.of(visit.location, rules.until, rules.until).subject,
        "rules": rules,
    }


@behind_link(Link.Purpose.APPOINTMENT, methods=("GET", "HEAD"))
def visit(request: HttpRequest, link: Link, *, token: str) -> HttpResponse:
    return render(request, "clinic/patient/visit.html", about(visit_of(request, link), token))


@behind_link(Link.Purpose.APPOINTMENT, methods=("GET", "HEAD"))
def calendar(request: HttpRequest, link: Link, *, token: str) -> HttpResponse:
    """The file behind "add to my calendar"."""
    content = written([entry_of(visit_of(request, link))], method="PUBLISH")
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8; method=PUBLISH")
    response["Content-Disposition"] = str(content_disposition_header(True, FILE_NAME))
    return response


@behind_link(Link.Purpose.APPOINTMENT, methods=("POST",))
def confirm(request: HttpRequest, link: Link, *, token: str) -> HttpResponse:
    shown = visit_of(request, link)
    try:
        confirm_visit(by=patient_on_link(link.patient), appointment=shown)
    except NotAllowed:
        raise
    except RuleBroken as error:
        return as_it_is_now(request, link, token, error)
    messages.success(request, _("Thank you. We expect you."))
    return redirect("clinic:patient_visit", token)


@behind_link(Link.Purpose.APPOINTMENT)
def cancel(request: HttpRequest, link: Link, *, token: str) -> HttpResponse:
    shown = visit_of(request, link)
    form = CancelVisitForm.of(request, initial={"sequence": shown.sequence})
    if not form.is_bound and not Rules.of(shown).may_cancel:
        return redirect("clinic:patient_visit", token)
    if form.is_valid():
        by = patient_on_link(link.patient)
        if form.perform(cancel_visit, by=by, appointment=shown, **form.cleaned_data):
            return redirect("clinic:patient_visit", token)
        if form.refusal and form.refusal.status != form.BAD_INPUT:
            return as_it_is_now(request, link, token, form.refusal)
    context = {**about(shown, token), "form": form}
    return render(request, "clinic/patient/cancel.html", context, status=form.status_code)


def as_it_is_now(request: HttpRequest, link: Link, token: str, refusal: RuleBroken) -> HttpResponse:
    """The visit's page with the sentence why not: somebody at the clinic may have been quicker."""
    shown = Appointment.objects.with_names().get(pk=link.subject_id)
    context = {**about(shown, token), "refusal": refusal}
    return render(request, "clinic/patient/visit.html", context, status=refusal.status)


@behind_link(Link.Purpose.APPOINTMENT)
def reminders(request: HttpRequest, link: Link, *, token: str) -> HttpResponse:
    """No more reminders: the page shows, the button acts."""
    shown = visit_of(request, link)
    patient = link.patient
    if request.method == "POST":
        patient = stop_reminders(by=patient_on_link(patient))
    stopped = patient.reminders != Patient.Reminders.EMAIL
    return render(request, "clinic/patient/reminders.html", {**about(shown, token), "stopped": stopped})

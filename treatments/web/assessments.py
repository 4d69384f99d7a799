"""The assessment: a draft that saves itself while it is written, then signed and read only."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.errors import RuleBroken
from patients.web.page import visible
from treatments.actions.assessments import save_assessment, sign_assessment, start_assessment
from treatments.models import Assessment
from treatments.recovery import EXTRA_QUESTIONS
from treatments.web.assessment_words import OBJECTIVE, SUBJECTIVE, told
from treatments.web.autosave import answer_of, go_on_from, refusal_of
from treatments.web.clinical_page import clinical_page
from treatments.web.forms.addenda import AddendumForm
from treatments.web.forms.assessments import AssessmentForm, ChartForm
from treatments.web.forms.findings import Findings
from treatments.web.frames import around, episode_of, visit_now
from treatments.web.signed import add_word


@clinical_page("physio_treatments.add_assessment", methods=["POST"])
def start(request: HttpRequest, key: UUID) -> HttpResponse:
    episode = episode_of(request, key)
    draft = start_assessment(by=request.user, episode=episode, appointment=visit_now(request, episode))
    return redirect("treatments:assessment", draft.pk)


@clinical_page("physio_treatments.view_assessment")
def assessment(request: HttpRequest, key: UUID) -> HttpResponse:
    found = assessment_of(request, key)
    if found.is_signed or found.author_id != request.user.pk:
        return shown(request, found, AddendumForm())
    form, findings = AssessmentForm.of(request, instance=found), findings_of(request, found)
    if form.is_bound and form.is_valid() and findings.is_valid() and save(request, found, form, findings):
        messages.success(request, _("The draft is saved."))
        return redirect("treatments:assessment", key)
    return written(request, found, form, findings)


@clinical_page("physio_treatments.change_assessment", methods=["POST"])
def autosave(request: HttpRequest, key: UUID) -> HttpResponse:
    """What autosave.js posts: the new version, or a sentence why nothing was saved."""
    found = assessment_of(request, key)
    form, findings = AssessmentForm(request.POST, instance=found), findings_of(request, found)
    try:
        if not form.is_valid() or not findings.is_valid():
            return refusal_of(form, findings.faults())
        saved = save_assessment(by=request.user, assessment=found, **facts(form, findings))
    except RuleBroken as error:
        return JsonResponse({"code": error.code, "message": error.message}, status=error.status)
    return answer_of(saved)


@clinical_page("physio_treatments.sign_assessment", methods=["POST"])
def sign(request: HttpRequest, key: UUID) -> HttpResponse:
    """What stands in the form is saved first, so that nobody signs less than they see."""
    found = assessment_of(request, key)
    if found.is_signed:
        return redirect("treatments:assessment", key)
    form, findings = AssessmentForm(request.POST, instance=found), findings_of(request, found)
    saved = form.is_valid() and findings.is_valid() and save(request, found, form, findings)
    if saved and form.perform(sign_assessment, by=request.user, assessment=saved):
        messages.success(request, _("Signed. Later words go into an addendum."))
        return redirect("treatments:episode", found.episode_id)
    if saved:
        go_on_from(form, saved)
    return written(request, found, form, findings)


@clinical_page("physio_treatments.add_addendum", methods=["POST"])
def addendum(request: HttpRequest, key: UUID) -> HttpResponse:
    found = assessment_of(request, key)
    form = AddendumForm.of(request)
    if add_word(request, found, form):
        return redirect("treatments:assessment", key)
    return shown(request, found, form)


def save(
    request: HttpRequest, found: Assessment, form: AssessmentForm, findings: Findings
) -> Assessment | None:
    saved: Assessment | None = form.perform(
        save_assessment, by=request.user, assessment=found, **facts(form, findings)
    )
    return saved


def facts(form: AssessmentForm, findings: Findings) -> dict[str, Any]:
    return {
        "fields": {**form.facts(), "segments": findings.segments.facts()},
        "muscles": findings.muscles.facts(),
        "movements": findings.movements.facts(),
    }


def assessment_of(request: HttpRequest, key: UUID) -> Assessment:
    rows = Assessment.objects.select_related(
        "episode__patient", "episode__practitioner", "author", "signed_by"
    )
    return visible(Assessment, request, key, rows)


def findings_of(request: HttpRequest, found: Assessment) -> Findings:
    return Findings(request.POST if request.method == "POST" else None, found)


def written(
    request: HttpRequest, found: Assessment, form: AssessmentForm, findings: Findings
) -> HttpResponse:
    context = {**around(request, found.episode), "assessment": found, "form": form, "findings": findings}
    context["faults"] = findings.faults() if form.is_bound else []
    context["extra_questions"] = [_(words) for words in EXTRA_QUESTIONS]
    status = 400 if context["faults"] else form.status_code
    return render(request, "treatments/assessment.html", context, status=status)


def shown(request: HttpRequest, found: Assessment, form: AddendumForm) -> HttpResponse:
    context = {**around(request, found.episode), "assessment": found, "form": form}
    context["words"] = told(found, SUBJECTIVE)
    context["objective"] = told(found, OBJECTIVE)
    context["muscles"] = found.muscle_findings.select_related("muscle")
    context["movements"] = found.movement_findings.all()
    context["addenda"] = found.addenda.visible_to(request.user).select_related("author")
    context["chart"] = ChartForm(initial={"body_marks": found.body_marks})
    return render(request, "treatments/assessment_signed.html", context, status=form.status_code)

"""Proposed changes of dose: what each rests on, and the clinician's decision."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from patients.web.page import visible
from treatments.actions.dose_decisions import accept_proposal, change_proposal, dismiss_proposal
from treatments.actions.graded_dosage import set_graded_dosage
from treatments.dose_criteria import criteria_of
from treatments.models import DoseProposal, Episode, Programme
from treatments.web.clinical_page import clinical_page
from treatments.web.dose_standing import Faulty, dose_in_question, standings, waiting_of
from treatments.web.forms.graded_dosage import DismissForm, GradedDosageForm, OwnDoseForm
from treatments.web.frames import around, episode_of


@clinical_page("physio_treatments.view_gradeddosage")
def dosage(request: HttpRequest, key: UUID) -> HttpResponse:
    """The proposals and the switch. Saving the criteria needs the permission to change them, as the action asks."""
    episode = episode_of(request, key)
    programme = Programme.objects.visible_to(request.user).filter(episode=episode).first()
    form = GradedDosageForm.of(request, instance=criteria_of(programme)) if programme else None
    if (
        form
        and form.is_valid()
        and form.perform(set_graded_dosage, by=request.user, programme=programme, **form.cleaned_data)
    ):
        messages.success(request, _("Your criteria are saved."))
        return redirect("treatments:dosage", key)
    return show(request, episode, programme, form)


@clinical_page("physio_treatments.view_doseproposal", methods=["GET"])
def proposal(request: HttpRequest, key: UUID) -> HttpResponse:
    """Where a notice about it leads."""
    found = visible(DoseProposal, request, key, DoseProposal.objects.select_related("programme"))
    return redirect(f"{reverse('treatments:dosage', args=[found.programme.episode_id])}#{found.pk}")


@clinical_page("physio_treatments.change_doseproposal", methods=["POST"])
def decide(request: HttpRequest, key: UUID) -> HttpResponse:
    """By the button: `accept`, `change` with a dose, or `dismiss` with a reason."""
    rows = DoseProposal.objects.select_related("exercise", "programme__episode__patient")
    proposal = visible(DoseProposal, request, key, rows)
    own = OwnDoseForm(request.POST, dose=dose_in_question(proposal))
    reason = DismissForm(request.POST)
    if "accept" in request.POST:
        accept_proposal(by=request.user, proposal=proposal)
    elif "change" in request.POST:
        if not own.is_valid() or not own.perform(
            change_proposal, by=request.user, proposal=proposal, dose=own.facts()
        ):
            return show_again(request, proposal, own=own)
    elif not reason.is_valid() or not reason.perform(
        dismiss_proposal, by=request.user, proposal=proposal, reason=reason.cleaned_data["reason"]
    ):
        return show_again(request, proposal, reason=reason)
    messages.success(request, what_follows(proposal))
    return redirect("treatments:dosage", proposal.programme.episode_id)


def what_follows(proposal: DoseProposal) -> str:
    """One sentence on what the decision does, and when."""
    proposal.refresh_from_db()
    if proposal.state == DoseProposal.State.DISMISSED and proposal.pauses:
        return _("Your decision is on record. The patient is shown the exercise again.")
    if proposal.state == DoseProposal.State.DISMISSED or not (proposal.change or "chosen" in proposal.inputs):
        return _("Your decision is on record. Nothing changes for the patient.")
    if not proposal.programme.items.exists():
        return _(
            "Your decision is on record. No exercise is left in the draft: the patient keeps the last programme, "
            "with this exercise paused, until you sign another or withdraw it."
        )
    return _("Your decision is on record. A changed dose is sent when you sign a session.")


def show_again(
    request: HttpRequest,
    proposal: DoseProposal,
    *,
    own: OwnDoseForm | None = None,
    reason: DismissForm | None = None,
) -> HttpResponse:
    programme = proposal.programme
    form = GradedDosageForm(instance=criteria_of(programme))
    faulty = own or reason
    if faulty and faulty.refusal and faulty.refusal.code == "already_decided":
        raise faulty.refusal
    status = faulty.status_code if faulty else 400
    return show(
        request, programme.episode, programme, form, faulty={proposal.pk: (own, reason)}, status=status
    )


def show(
    request: HttpRequest,
    episode: Episode,
    programme: Programme | None,
    form: GradedDosageForm | None,
    *,
    faulty: Mapping[UUID, Faulty] | None = None,
    status: int = 200,
) -> HttpResponse:
    found = DoseProposal.objects.visible_to(request.user).filter(programme=programme)
    rows = list(found.select_related("exercise", "decided_by"))
    waiting = sorted(
        (row for row in rows if row.state == DoseProposal.State.OPEN), key=lambda row: not row.pauses
    )
    dosage = criteria_of(programme) if programme else None
    context = {
        **around(request, episode),
        "form": form,
        "dosage": dosage,
        "waiting": waiting_of(programme, waiting, faulty or {}) if programme else [],
        "past": [row for row in rows if row.state != DoseProposal.State.OPEN],
        "standings": standings(programme, dosage) if programme and dosage and dosage.on else [],
    }
    form_status = form.status_code if form else 200
    return render(request, "treatments/dosage.html", context, status=max(status, form_status))

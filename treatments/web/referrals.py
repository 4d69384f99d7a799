"""Writing a referral, and saying what became of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from patients.web.page import visible
from treatments.actions.referrals import update_referral, write_referral
from treatments.models import Referral
from treatments.web.clinical_page import clinical_page
from treatments.web.forms.referrals import ReferralForm
from treatments.web.frames import around, episode_of


@clinical_page("physio_treatments.add_referral")
def new(request: HttpRequest, key: UUID) -> HttpResponse:
    """Open on hold as well: an emergency is exactly when one is written."""
    episode = episode_of(request, key)
    form = ReferralForm.of(request)
    if form.is_valid() and form.perform(
        write_referral, by=request.user, episode=episode, **form.cleaned_data
    ):
        messages.success(request, _("The referral is on the record."))
        return redirect("treatments:episode", key)
    context = {**around(request, episode), "form": form}
    return render(request, "treatments/referral_new.html", context, status=form.status_code)


@clinical_page("physio_treatments.change_referral", methods=["POST"])
def move_on(request: HttpRequest, key: UUID) -> HttpResponse:
    """Open → sent → answered, by the button `state`."""
    found = visible(Referral, request, key, Referral.objects.select_related("episode__patient"))
    update_referral(by=request.user, referral=found, state=request.POST.get("state", ""))
    return redirect("treatments:episode", found.episode_id)

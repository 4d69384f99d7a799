"""What a patient sends: the training as it happens, and how it is going.

How often is counted by link: a whole clinic may sit behind one address. What may be dangerous is never too often.
"""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from patients import clock
from patients.actors import PatientOnLink
from patients.errors import Invalid, RuleBroken
from patients.limits import Limit, TooMany
from patients.models import Link
from treatments.actions.check_ins import is_emergency, submit_check_in
from treatments.actions.exercise_logs import today as today_of
from treatments.actions.training import record_training
from treatments.content_words import emergency_signs
from treatments.links import version_filled_in
from treatments.models import CheckIn, Episode, ExerciseLog, ProgrammeVersion, RedFlagScreen
from treatments.symptoms import SAFETY_ANSWERS
from treatments.training_days import left_out
from treatments.web.forms.check_in import CheckInForm
from treatments.web.forms.training import TrainingForm
from treatments.web.patient_door import clinic_of, patient_page
from treatments.web.patient_programme import show

TRAINING = Limit("training", most=60, seconds=60)
CHECK_INS = Limit("check-ins", most=20, seconds=600)


@patient_page(methods=("POST",))
def training(request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str) -> HttpResponse:
    """One day's training as it stands. Sent again it changes nothing, so a phone may send it whenever it can."""
    filled_in = version_filled_in(version, request.POST.get("version", ""))
    form = TrainingForm(request.POST, items=filled_in.content["items"])
    by_script = request.headers.get("Accept") == "application/json"
    try:
        if not form.is_valid():
            raise Invalid("training", _("This could not be saved. Please open the page again."))
        if not form.is_emergency:
            TRAINING.spend(str(link.pk))
        emergency = record_training(
            by=PatientOnLink(link.patient),
            programme_version=filled_in,
            day=form.cleaned_data["day"] or today_of(filled_in),
            logs=form.logs,
            morning=form.mornings,
        )
    except RuleBroken as error:
        if by_script:
            return JsonResponse({"code": error.code, "message": error.message}, status=error.status)
        typed = CheckInForm(items=version.content["items"], initial=request.POST.dict())
        return show(request, version, typed, token=token, status=error.status, fault=error.message)
    if by_script:
        return JsonResponse(as_it_stands(version))
    if emergency:
        return redirect(reverse("treatments:patient_safety", args=[token]) + "?now")
    return redirect(reverse("treatments:patient_programme", args=[token]) + "?saved")


def as_it_stands(version: ProgrammeVersion) -> dict[str, str]:
    """What a page compares with what it shows, so that it can be loaded again where it shows something else."""
    episode = Episode.objects.only("hold").get(pk=version.programme.episode_id)
    paused = " ".join(sorted(left_out(version)))
    number = str(version.number)
    return {"at": clock.now().isoformat(), "hold": episode.hold, "left_out": paused, "version": number}


@patient_page(methods=("POST",))
def check_in(request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str) -> HttpResponse:
    version = version_filled_in(version, request.POST.get("version", ""))
    form = CheckInForm(request.POST, items=version.content["items"])
    if not form.is_valid():
        return show(request, version, form, token=token, status=400)
    try:
        if not form.is_emergency:
            CHECK_INS.spend(str(link.pk))
        answered = submit_check_in(
            by=PatientOnLink(link.patient),
            programme_version=version,
            submission=form.cleaned_data["submission"],
            fields=form.own,
            logs=form.logs,
            answers=form.answers,
            day=form.cleaned_data["day"],
            morning=form.mornings,
        )
    except RuleBroken as error:
        words = _("Your answers could not be saved. Please open the page again.")
        form.add_error(None, error.message if isinstance(error, TooMany) else words)
        return show(request, version, form, token=token, status=error.status)
    return redirect("treatments:patient_answered", token, answered.pk)


@patient_page(methods=("GET", "HEAD"))
def answered(
    request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str, check_in: str
) -> HttpResponse:
    """Thanks, or the emergency sheet. Comes after a redirect, so going back or reloading sends nothing twice."""
    own = CheckIn.objects.filter(programme_version__programme=version.programme_id)
    given = own.select_related("screen", "programme_version").filter(pk=check_in).first()
    if given is None:
        raise Http404
    told = list(given.exercise_logs.all())
    new = {log.new_symptom for log in told}
    context = {
        **clinic_of(version),
        "token": token,
        "urgent": given.screen.level == RedFlagScreen.Level.URGENT or new & SAFETY_ANSWERS.keys(),
        "signs": emergency_signs(),
        "check_in": given,
        "at_once": True,
        "done": sum(log.done != ExerciseLog.Done.NONE for log in told),
        "exercises": len({item["key"] for item in given.programme_version.content["items"]}),
    }
    sheet = "emergency" if is_emergency(given) else "thanks"
    return render(request, f"treatments/patient/{sheet}.html", context)

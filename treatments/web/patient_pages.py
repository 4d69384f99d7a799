"""What a patient sees: the programme, the questions, and at once what to do if something is dangerous."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from clinic.actions.links import confirm_birth_date
from patients import conf
from patients.actions.consents import record_consent
from patients.actors import PatientOnLink
from patients.errors import RuleBroken
from patients.links import WrongBirthDate
from patients.models import Consent, Link
from patients.web.forms.birth_date import BirthDateForm
from treatments.actions.check_ins import read_programme, submit_check_in
from treatments.links import programme_address
from treatments.models import CheckIn, ExerciseLog, ProgrammeVersion, RedFlagScreen
from treatments.red_flags import EMERGENCY_SIGNS
from treatments.web.forms.check_in import EMERGENCY_QUESTIONS, CheckInForm
from treatments.web.handouts import issued
from treatments.web.patient_cards import cards
from treatments.web.patient_door import clinic_of, is_known, patient_page, remember
from treatments.web.pictures import drawn, picture


@patient_page(known=False)
def programme(request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str) -> HttpResponse:
    """The door, and behind it the programme."""
    if request.method == "POST":
        return enter(request, link, version, token=token)
    if not is_known(request, link):
        return door(request, version, BirthDateForm())
    read_programme(by=PatientOnLink(link.patient), programme_version=version)
    form = CheckInForm(items=version.content["items"])
    return show(request, version, form, token=token, replaced=version.pk != link.subject_id)


def enter(request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str) -> HttpResponse:
    form = BirthDateForm(request.POST)
    if not form.is_valid():
        return door(request, version, form, status=400)
    try:
        confirm_birth_date(link=link, birth_date=form.cleaned_data["birth_date"])
    except WrongBirthDate as error:
        form.add_error("birth_date", error.message)
        return door(request, version, form, status=error.status, left=error.details["left"])
    remember(request, link)
    return redirect("treatments:patient_programme", token)


def door(
    request: HttpRequest,
    version: ProgrammeVersion,
    form: BirthDateForm,
    status: int = 200,
    left: int | None = None,
) -> HttpResponse:
    """Says nothing about the patient, not even the name: whoever holds the link may be somebody else."""
    context = {**clinic_of(version), "form": form, "left": left, "tries": conf.LINK_FAILURES()}
    return render(request, "treatments/patient/door.html", context, status=status)


def show(
    request: HttpRequest,
    version: ProgrammeVersion,
    form: CheckInForm,
    *,
    token: str,
    status: int = 200,
    replaced: bool = False,
) -> HttpResponse:
    context = {
        **clinic_of(version),
        "form": form,
        "token": token,
        "version": version,
        "episode": version.programme.episode,
        "patient": version.programme.episode.patient,
        "replaced": replaced,
        "cards": list(cards(version.content["items"], form)),
        "emergency_questions": " ".join(EMERGENCY_QUESTIONS),
    }
    return render(request, "treatments/patient/programme.html", context, status=status)


@patient_page(methods=("POST",))
def check_in(request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str) -> HttpResponse:
    version = filled_in(request, version)
    form = CheckInForm(request.POST, items=version.content["items"])
    if not form.is_valid():
        return show(request, version, form, token=token, status=400)
    try:
        answered = submit_check_in(
            by=PatientOnLink(link.patient),
            programme_version=version,
            submission=form.cleaned_data["submission"],
            fields=form.own,
            logs=form.logs,
            answers=form.answers,
        )
    except RuleBroken as error:
        form.add_error(None, _("Your answers could not be saved. Please open the page again."))
        return show(request, version, form, token=token, status=error.status)
    return redirect("treatments:patient_answered", token, answered.pk)


def filled_in(request: HttpRequest, newest: ProgrammeVersion) -> ProgrammeVersion:
    """The version on the page that was filled in: a newer one may have come while it lay open."""
    number = request.POST.get("version", "")
    versions = newest.programme.versions.select_related("programme__episode__patient", "session__appointment")
    return next((version for version in versions if str(version.number) == number), newest)


@patient_page(methods=("GET", "HEAD"))
def answered(
    request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str, check_in: str
) -> HttpResponse:
    """Thanks, or the emergency sheet. Comes after a redirect, so going back or reloading sends nothing twice."""
    own = CheckIn.objects.filter(programme_version__programme=version.programme_id)
    given = own.select_related("screen", "programme_version").filter(pk=check_in).first()
    if given is None:
        raise Http404
    context = {
        **clinic_of(version),
        "token": token,
        "urgent": given.screen.level == RedFlagScreen.Level.URGENT,
        "signs": EMERGENCY_SIGNS,
        "check_in": given,
        "done": given.exercise_logs.exclude(done=ExerciseLog.Done.NONE).count(),
        "exercises": len({item["key"] for item in given.programme_version.content["items"]}),
    }
    emergency = given.screen.level == RedFlagScreen.Level.EMERGENCY
    return render(request, f"treatments/patient/{'emergency' if emergency else 'thanks'}.html", context)


@patient_page(methods=("GET", "HEAD"))
def safety(request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str) -> HttpResponse:
    """The safety sheet, one tap away from every page."""
    context = {**clinic_of(version), "token": token, "signs": EMERGENCY_SIGNS}
    return render(request, "treatments/patient/emergency.html", context)


@patient_page(methods=("GET", "HEAD"))
def handout(request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str) -> HttpResponse:
    return issued(request, version, address=programme_address(token))


@patient_page(methods=("GET", "HEAD"))
def figure(
    request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str, key: str
) -> HttpResponse:
    """The moving picture of one exercise as it was issued, or the still one when asked for."""
    side = request.GET.get("side", "")
    found = [item for item in version.content["items"] if item["key"] == key and item["poses"]]
    if not found:
        raise Http404
    item = next((item for item in found if item["side"] == side), found[0])
    return picture(drawn(item, still="still" in request.GET))


@patient_page(known=False)
def stop_messages(request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str) -> HttpResponse:
    """Unsubscribe: the page shows, the button acts.

    Without the birth date: a letter that went to a stranger's mailbox must be stoppable by that stranger.
    """
    context = {**clinic_of(version), "token": token, "done": request.method == "POST"}
    if request.method == "POST":
        record_consent(
            by=PatientOnLink(link.patient, may=frozenset({"physio_patients.add_consent"})),
            patient=link.patient,
            kind=Consent.Kind.EMAIL_CARE,
            given=False,
            how=Consent.How.ONLINE,
        )
    return render(request, "treatments/patient/stop_messages.html", context)

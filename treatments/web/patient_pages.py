"""What a patient sees: the programme, the questions, and at once what to do if something is dangerous."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from patients.actions.consents import record_consent
from patients.actors import PatientOnLink
from patients.errors import RuleBroken
from patients.links import confirm_birth_date
from patients.models import Consent, Link
from treatments import figures
from treatments.actions.check_ins import read_programme, submit_check_in
from treatments.dose_words import dose_in_words
from treatments.models import CheckIn, ProgrammeVersion, RedFlagScreen
from treatments.red_flags import EMERGENCY_SIGNS, PATIENT_QUESTIONS, Level
from treatments.web.forms.check_in import BirthDateForm, CheckInForm
from treatments.web.patient_door import clinic_of, is_known, patient_page, remember
from treatments.web.pictures import picture

EMERGENCY_QUESTIONS = " ".join(q.id for q in PATIENT_QUESTIONS if q.level is Level.EMERGENCY)


@patient_page(known=False)
def programme(request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str) -> HttpResponse:
    """The door, and behind it the programme."""
    if request.method == "POST":
        return enter(request, link, version, token=token)
    if not is_known(request, link):
        return door(request, version, BirthDateForm())
    read_programme(by=PatientOnLink(link.patient), programme_version=version)
    return show(request, version, CheckInForm(items=version.content["items"]), token=token)


def enter(request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str) -> HttpResponse:
    form = BirthDateForm(request.POST)
    if not form.is_valid():
        return door(request, version, form, status=400)
    try:
        confirm_birth_date(link=link, birth_date=form.cleaned_data["birth_date"])
    except RuleBroken as error:
        if error.code != "wrong_birth_date":
            raise
        form.add_error("birth_date", error.message)
        return door(request, version, form, status=error.status)
    remember(request, link)
    return redirect("treatments:patient_programme", token)


def door(
    request: HttpRequest, version: ProgrammeVersion, form: BirthDateForm, status: int = 200
) -> HttpResponse:
    """Says nothing about the patient, not even the name: whoever holds the link may be somebody else."""
    return render(
        request, "treatments/patient/door.html", {**clinic_of(version), "form": form}, status=status
    )


def show(
    request: HttpRequest, version: ProgrammeVersion, form: CheckInForm, *, token: str, status: int = 200
) -> HttpResponse:
    context = {
        **clinic_of(version),
        "form": form,
        "token": token,
        "version": version,
        "patient": version.programme.episode.patient,
        "exercises": [
            (item, dose_in_words(item["dose"]), done, peak) for item, done, peak in form.exercise_fields()
        ],
        "emergency_questions": EMERGENCY_QUESTIONS,
    }
    return render(request, "treatments/patient/programme.html", context, status=status)


@patient_page(methods=("POST",))
def check_in(request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str) -> HttpResponse:
    form = CheckInForm(request.POST, items=version.content["items"])
    if not form.is_valid():
        return show(request, version, form, token=token, status=400)
    answered = submit_check_in(
        by=PatientOnLink(link.patient),
        programme_version=version,
        submission=form.cleaned_data["submission"],
        fields=form.own,
        logs=form.logs,
        answers=form.answers,
    )
    return redirect("treatments:patient_answered", token, answered.pk)


@patient_page(methods=("GET", "HEAD"))
def answered(
    request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str, check_in: str
) -> HttpResponse:
    """Thanks, or the emergency sheet. Comes after a redirect, so going back or reloading sends nothing twice."""
    given = CheckIn.objects.select_related("screen").filter(pk=check_in, programme_version=version).first()
    if given is None:
        raise Http404
    emergency = given.screen.level == RedFlagScreen.Level.EMERGENCY
    urgent = given.screen.level == RedFlagScreen.Level.URGENT
    context = {
        **clinic_of(version),
        "token": token,
        "urgent": urgent,
        "signs": EMERGENCY_SIGNS,
        "check_in": given,
    }
    return render(request, f"treatments/patient/{'emergency' if emergency else 'thanks'}.html", context)


@patient_page(methods=("GET", "HEAD"))
def safety(request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str) -> HttpResponse:
    """The safety sheet, one tap away from every page."""
    context = {**clinic_of(version), "token": token, "signs": EMERGENCY_SIGNS}
    return render(request, "treatments/patient/emergency.html", context)


@patient_page(methods=("GET", "HEAD"))
def handout(request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str) -> HttpResponse:
    document = version.handout
    response = HttpResponse(bytes(document.content), content_type=document.media_type)
    response["Content-Disposition"] = f'inline; filename="{document.file_name}"'
    return response


@patient_page(methods=("GET", "HEAD"))
def figure(
    request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str, key: str
) -> HttpResponse:
    """The moving picture of one exercise as it was issued, or the still one when asked for."""
    item = next((item for item in version.content["items"] if item["key"] == key), None)
    if item is None or not item["poses"]:
        raise Http404
    draw = figures.strip if "still" in request.GET else figures.moving
    return picture(draw(item, mirrored=item["side"] == "left"))


@patient_page()
def stop_messages(request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str) -> HttpResponse:
    """Unsubscribe: the page shows, the button acts."""
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

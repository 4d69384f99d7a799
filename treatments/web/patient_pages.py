"""What a patient may read behind a link besides the programme: the safety sheet, the handout, the figures."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page

from patients.actions.consents import record_consent
from patients.actors import PatientOnLink
from patients.limits import Limit
from patients.models import Consent, Link
from treatments.content_words import emergency_signs
from treatments.links import programme_address
from treatments.models import ProgrammeVersion
from treatments.web.handouts import is_large, issued
from treatments.web.patient_door import clinic_of, patient_page
from treatments.web.pictures import drawn, picture

# Each is set anew.
LARGE_PRINT = Limit("large-print", most=20, seconds=60)


@patient_page(methods=("GET", "HEAD"))
def safety(request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str) -> HttpResponse:
    """The safety sheet, one tap away from every page; with `now`, after an answer that cannot wait."""
    context = {
        **clinic_of(version),
        "token": token,
        "signs": emergency_signs(),
        "at_once": "now" in request.GET,
    }
    return render(request, "treatments/patient/emergency.html", context)


@patient_page(methods=("GET", "HEAD"))
def handout(request: HttpRequest, link: Link, version: ProgrammeVersion, *, token: str) -> HttpResponse:
    if is_large(request):
        LARGE_PRINT.spend(str(link.pk))
    return issued(request, version, address=programme_address(token))


@patient_page(methods=("GET", "HEAD"))
@gzip_page
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

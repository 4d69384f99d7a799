"""A time held for a patient: what they see behind the link of the e-mail, and the three things they can say.

No birth date is asked: the page says when, where and with whom, which stood in the e-mail as well.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from clinic.actions.offer_answers import accept_offer, decline_offer, leave_waiting_list
from clinic.models import Offer
from clinic.web.patient_door import behind_link, house
from patients import clock
from patients.actors import PatientOnLink
from patients.errors import RuleBroken
from patients.models import Link

ANSWERS = {"accept": accept_offer, "decline": decline_offer, "leave": leave_waiting_list}
MAY = frozenset({"physio_clinic.change_offer"})


@behind_link(Link.Purpose.OFFER)
def offer(request: HttpRequest, link: Link, *, token: str) -> HttpResponse:
    """Looking changes nothing; a press does. Whoever comes too late is told what happened to the time."""
    held = found(link)
    answer = ANSWERS.get(request.POST.get("answer", ""))
    if request.method != "POST" or answer is None:
        return show(request, held)
    try:
        answer(by=PatientOnLink(link.patient, may=MAY), offer=held)
    except RuleBroken as error:
        return show(request, found(link), status=error.status)
    return show(request, found(link))


def found(link: Link) -> Offer:
    rows = Offer.objects.select_related(
        "appointment__location", "appointment__practitioner", "entry__patient"
    )
    held: Offer = get_object_or_404(rows, pk=link.subject_id, entry__patient=link.patient_id)
    return held


def show(request: HttpRequest, offer: Offer, *, status: int = 200) -> HttpResponse:
    visit = offer.appointment
    running = offer.is_running and not offer.lapsed_by(clock.now())
    context: dict[str, Any] = {
        **house(visit.location),
        "offer": offer,
        "visit": visit,
        "patient": offer.entry.patient,
        "running": running,
        "outcome": "" if running else outcome(offer),
        "waiting": offer.entry.state == "waiting",
    }
    return render(request, "clinic/patient/offer.html", context, status=status)


def outcome(offer: Offer) -> str:
    """What became of it. Time that is up counts as lapsed before the sweep has written it down."""
    return Offer.State.LAPSED if offer.is_running else offer.state

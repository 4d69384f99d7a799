"""Eight weeks of visits around today, in every status."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import cycle

from clinic.actions.appointments import book_appointment
from clinic.actions.visits import (
    cancel_appointment,
    complete_visit,
    confirm_appointment,
    mark_arrived,
    mark_no_show,
    start_visit,
)
from clinic.models import Appointment, AppointmentType, Location, Practitioner
from patients import clock
from patients.actors import SYSTEM
from patients.errors import RuleBroken
from patients.models import Patient

WEEKS = 4
FORGOTTEN = timedelta(hours=36)
STARTS = (time(8, 30), time(9, 30), time(10, 30), time(11, 30), time(13, 30), time(14, 45), time(16, 0))
TYPES = ("follow_up", "follow_up", "new_assessment", "follow_up", "sports_massage", "discharge_review")


def build(patients: list[Patient]) -> None:
    """Book, then live through, every visit. Times that are taken or outside hours are passed over, as a desk would."""
    types = {type.key: type for type in AppointmentType.objects.all()}
    wanted = cycle(TYPES)
    practitioners = list(Practitioner.objects.order_by("name"))
    # Everybody has their own clinician.
    queues = {
        each.pk: cycle(patients[place :: len(practitioners)]) for place, each in enumerate(practitioners)
    }
    for practitioner, location, day in days_at_work(practitioners):
        for number, start in enumerate(STARTS):
            # A third of the times: the demo shows gaps as well.
            if (number * 5 + day.toordinal() + len(practitioner.name)) % 3 != 0:
                continue
            moment = datetime.combine(day, start, location.tz).astimezone(UTC)
            visit = book(next(queues[practitioner.pk]), practitioner, location, types[next(wanted)], moment)
            if visit:
                live_through(visit, number + day.toordinal())


def days_at_work(practitioners: list[Practitioner]) -> Iterator[tuple[Practitioner, Location, date]]:
    today = clock.now().date()
    for practitioner in practitioners:
        for number in range(-7 * WEEKS, 7 * WEEKS):
            yield practitioner, practitioner.home, today + timedelta(days=number)


def book(
    patient: Patient,
    practitioner: Practitioner,
    location: Location,
    type: AppointmentType,
    moment: datetime,
) -> Appointment | None:
    # Some days ago, so that what is said of a booking has been said.
    booked_at = clock.now() - timedelta(days=1 + moment.toordinal() % 8, hours=2)
    try:
        with clock.at(min(booked_at, moment - timedelta(days=6))):
            return book_appointment(
                by=SYSTEM, patient=patient, practitioner=practitioner, location=location, type=type,
                starts_at=moment, status=first_status(moment),
            )  # fmt: skip
    except RuleBroken:
        return None


def first_status(moment: datetime) -> str:
    """Some of the visits to come were asked for and wait for the desk's word."""
    asked_for = moment > clock.now() + timedelta(days=9) and moment.toordinal() % 5 == 0
    return Appointment.Status.REQUESTED if asked_for else Appointment.Status.BOOKED


def live_through(visit: Appointment, number: int) -> None:
    """What became of it: past visits happened or not, those to come are confirmed, cancelled or still to confirm."""
    now = clock.now()
    if now - FORGOTTEN < visit.ends_at < now and number % 4 == 0:
        # Begun and never closed: the desk is asked about it the next day.
        start_visit(by=SYSTEM, appointment=visit)
    elif visit.ends_at < now:
        with clock.at(visit.ends_at):
            past(visit, number)
    elif visit.starts_at < now + timedelta(minutes=30):
        mark_arrived(by=SYSTEM, appointment=visit)
    elif number % 11 == 0:
        cancel_appointment(by=SYSTEM, appointment=visit, reason=Appointment.Reason.WORK)
    elif number % 3 and visit.status == Appointment.Status.BOOKED:
        confirm_appointment(by=SYSTEM, appointment=visit)


def past(visit: Appointment, number: int) -> None:
    if number % 13 == 0:
        mark_no_show(by=SYSTEM, appointment=visit)
    elif number % 9 == 0:
        by_clinic = Appointment.Status.CANCELLED_BY_CLINIC
        reason = Appointment.Reason.PRACTITIONER_AWAY
        cancel_appointment(by=SYSTEM, appointment=visit, status=by_clinic, reason=reason)
    else:
        complete_visit(by=SYSTEM, appointment=visit)

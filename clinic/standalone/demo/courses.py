"""Series of visits: some patients of the demo clinic come at the same time week after week."""

from datetime import time, timedelta

from clinic.actions.series import Place, book_series
from clinic.models import AppointmentType, Practitioner
from clinic.repeats.series import Rhythm
from clinic.repeats.series_preview import Asked, Outcome, Preview
from patients import clock
from patients.actors import SYSTEM
from patients.models import Patient

# Who comes to whom, how often, and for how many visits.
COURSES = (("ana", 1, 6), ("dev", 2, 5))
LATE = time(17, 30)


def build(patients: list[Patient]) -> None:
    follow_up = AppointmentType.objects.get(key="follow_up")
    first = clock.now().date() + timedelta(days=3)
    for patient, (username, every_weeks, times) in zip(patients, COURSES, strict=False):
        person = Practitioner.objects.get(user__username=username)
        days = Rhythm(first, LATE, times, every_weeks).days()
        asked = [Asked(day, LATE, person) for day in days]
        outcomes = Preview(patient, person.home, follow_up, [person], asked).outcomes()
        visits = [place for place in map(chosen, outcomes) if place]
        book_series(by=SYSTEM, patient=patient, type=follow_up, location=person.home, visits=visits)


def chosen(outcome: Outcome) -> Place | None:
    """As wished, or else the nearest time there is."""
    if outcome.free and outcome.starts_at:
        return Place(outcome.asked.practitioner, outcome.starts_at)
    return next((Place(slot.practitioner, slot.starts_at) for slot in outcome.others), None)

"""From an empty database to eight weeks of a clinic's life."""

from datetime import time, timedelta
from typing import Any

from clinic.actions.waiting_list import add_to_waiting_list
from clinic.models import AppointmentType
from clinic.standalone.demo import answers, classes, closing, courses, diary, house, post, stories, training
from clinic.standalone.demo.people import PATIENTS, Person
from patients import clock
from patients.actions.patients import register_patient
from patients.actions.precautions import add_precaution
from patients.actors import SYSTEM
from patients.models import Patient
from treatments.actions.follow_ups import release_due

TREATED = 28
# When those who wait can come. Monday is 0.
WAITING: tuple[dict[str, Any], ...] = (
    {"weekdays": [0, 1, 3, 4], "latest": time(12), "available": "Mornings, not on Wednesdays"},
    {"earliest": time(16), "available": "After school"},
    {"weekdays": [5, 6], "available": "Weekends"},
    {"available": "Any time, lives round the corner"},
    {"weekdays": [0, 2, 4], "earliest": time(9), "latest": time(15)},
)
PRECAUTIONS = {2: "anticoagulant", 7: "pacemaker", 12: "pregnancy", 33: "severe_osteoporosis"}


def build() -> None:
    now = clock.now()
    house.build()
    with clock.at(now - timedelta(days=45)):
        patients = [register(person) for person in PATIENTS]
    diary.build(patients)
    classes.build(patients[TREATED:])
    closing.go_away()
    courses.build(patients[-2:])
    episodes = {number: stories.tell(patient, number) for number, patient in enumerate(patients[:TREATED])}
    wait(patients)
    for day in range(30, 0, -1):
        post.deliver_at(now - timedelta(days=day))
    for number, episode in episodes.items():
        if episode:
            answers.give(episode, number)
    training.build(episodes)
    # What fell due since yesterday is left for the real worker.
    release_due(by=SYSTEM)


def register(person: Person) -> Patient:
    """Everybody has read the privacy notice; most take e-mails, every third the full programme."""
    patient = register_patient(
        by=SYSTEM,
        consents={
            "privacy": True,
            "treatment": True,
            "email_care": person.number % 10 != 9,  # noqa: PLR2004 - one in ten does not
            "email_full": person.number % 3 == 0,
        },
        **person.fields,
    )
    if code := PRECAUTIONS.get(person.number):
        add_precaution(by=SYSTEM, patient=patient, code=code, note="From the first interview")
    return patient


def wait(patients: list[Patient]) -> None:
    follow_up = AppointmentType.objects.get(key="follow_up")
    for number, patient in enumerate(patients[TREATED : TREATED + len(WAITING)]):
        add_to_waiting_list(by=SYSTEM, patient=patient, type=follow_up, urgency=number % 3, **WAITING[number])

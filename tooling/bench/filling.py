"""What is put into the big database, once."""

from django.db import connection

from clinic.models import AppointmentType, Practitioner, Room
from tooling.bench import promised_mail
from tooling.bench.case_file import CaseFile
from tooling.bench.crowd import House, person, save, visit
from tooling.bench.population import DEFAULT, FULL, populate
from tooling.terminal import step

STORYTELLER = "storyteller@example.org"
FILES = 20


def fill(*, full: bool) -> None:
    size = FULL if full else DEFAULT
    with step(f"Filling {size.patients:,} patients and {size.appointments:,} appointments"):
        populate(size)
    with step("Filling a patient's long story"):
        long_story()
    with step("Filling due follow-ups with their documents"):
        promised_mail.promise()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def long_story() -> None:
    """One patient with a little more than 200 entries on the timeline, of every kind."""
    practitioner = Practitioner.objects.select_related("user").order_by("user__username")[0]
    patient = person(0)
    patient.email = STORYTELLER
    patient.save()
    house = House(
        author=practitioner.user,
        practitioner=practitioner,
        room=Room.objects.select_related("location").order_by("location__name", "name")[0],
        kind=AppointmentType.objects.all()[0],
        clara=patient,
    )
    for number in range(FILES):
        save(CaseFile(patient, number, visit=visit(house, patient, number), author=house.author).rows())

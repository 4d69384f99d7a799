"""A Pilates class two evenings a week, fuller on some than on others."""

from datetime import UTC, datetime, timedelta

from clinic.models import AppointmentType, Practitioner
from clinic.standalone.demo.diary import book, live_through
from clinic.standalone.demo.house import CLASS_DAYS, CLASS_SIZE, CLASS_STARTS
from patients import clock
from patients.models import Patient

DAYS = range(-7, 22)


def build(patients: list[Patient]) -> None:
    """The same people come again and again; now and then a class is full."""
    pilates = AppointmentType.objects.get(key="pilates")
    teacher = Practitioner.objects.get(user__username="ben")
    today = clock.now().date()
    for day in (today + timedelta(days=number) for number in DAYS):
        if day.weekday() not in CLASS_DAYS:
            continue
        moment = datetime.combine(day, CLASS_STARTS, teacher.home.tz).astimezone(UTC)
        for patient in patients[: CLASS_SIZE - day.toordinal() % 3]:
            if visit := book(patient, teacher, teacher.home, pilates, moment):
                live_through(visit, 1)

"""How reliably a patient comes: what the desk should know before it books."""

from dataclasses import dataclass

from django.db.models import Count, Q

from clinic.models import Appointment
from patients.models import Patient

Status = Appointment.Status


@dataclass(frozen=True)
class Attendance:
    """Late are those the patient cancelled too late for anybody else to come."""

    came: int
    cancelled: int
    cancelled_late: int
    missed: int

    @property
    def troubles(self) -> int:
        return self.cancelled_late + self.missed


def attendance_of(patient: Patient) -> Attendance:
    counted = Appointment.objects.filter(patient=patient).aggregate(
        came=Count("pk", filter=Q(status=Status.COMPLETED)),
        cancelled=Count("pk", filter=Q(status=Status.CANCELLED_BY_PATIENT)),
        cancelled_late=Count("pk", filter=Q(status=Status.CANCELLED_BY_PATIENT, late=True)),
        missed=Count("pk", filter=Q(status=Status.NO_SHOW)),
    )
    return Attendance(**counted)

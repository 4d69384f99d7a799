"""What was written about one visit."""

from django.db.models import Q

from clinic.actions.appointment_messages import NEWS
from clinic.models import Appointment, Message
from clinic.models.message import MessageQuerySet


def messages_about(visit: Appointment) -> MessageQuerySet:
    """Its own messages and, for a visit of a series, the news that spoke for all of it."""
    about = Q(subject_id=visit.pk)
    if visit.series:
        family = Appointment.objects.filter(series=visit.series).values("pk")
        about |= Q(kind=NEWS, subject_id__in=family)
    return Message.objects.filter(about, patient=visit.patient_id)

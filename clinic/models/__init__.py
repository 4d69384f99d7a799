from clinic.models.appointment import Appointment
from clinic.models.appointment_type import AppointmentType
from clinic.models.location import Equipment, Location, Room
from clinic.models.message import Message
from clinic.models.notice import Notice
from clinic.models.practitioner import Practitioner
from clinic.models.waiting_list import Offer, WaitingListEntry
from clinic.models.working_hours import Absence, WorkingHours

__all__ = [
    "Absence",
    "Appointment",
    "AppointmentType",
    "Equipment",
    "Location",
    "Message",
    "Notice",
    "Offer",
    "Practitioner",
    "Room",
    "WaitingListEntry",
    "WorkingHours",
]

from clinic.models.appointment import Appointment
from clinic.models.appointment_change import AppointmentChange
from clinic.models.appointment_type import AppointmentType
from clinic.models.calendar import CalendarFeed, OutsideBusy, OutsideCalendar
from clinic.models.closure import Closure
from clinic.models.freed_slot import FreedSlot
from clinic.models.location import Equipment, Location, Room
from clinic.models.message import Message
from clinic.models.notice import Notice
from clinic.models.online_booking import OnlineBooking
from clinic.models.practitioner import Practitioner
from clinic.models.waiting_list import Offer, WaitingListEntry
from clinic.models.working_hours import Absence, WorkingHours

__all__ = [
    "Absence",
    "Appointment",
    "AppointmentChange",
    "AppointmentType",
    "CalendarFeed",
    "Closure",
    "Equipment",
    "FreedSlot",
    "Location",
    "Message",
    "Notice",
    "Offer",
    "OnlineBooking",
    "OutsideBusy",
    "OutsideCalendar",
    "Practitioner",
    "Room",
    "WaitingListEntry",
    "WorkingHours",
]

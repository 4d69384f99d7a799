"""Public events about the clinic, for the project around us. Sent after commit; none is received here."""

from django.dispatch import Signal

# appointment: it has a time in the diary, newly booked or put back there.
appointment_booked = Signal()
# appointment: its time, length, practitioner or room is another one now.
appointment_moved = Signal()
# appointment: it was cancelled, its patient did not attend, or it was booked in error; its time is free again.
appointment_cancelled = Signal()
# message: the mail server took it.
message_sent = Signal()
# message: it will not be tried again, and a notice waits for a member of staff.
message_failed = Signal()

"""Public events about the clinic, for the project around us. Sent after commit; none is received here."""

from django.dispatch import Signal

# message: the mail server took it.
message_sent = Signal()
# message: it will not be tried again, and a notice waits for a member of staff.
message_failed = Signal()

"""Public events about treatment, for the project around us. Sent after commit; none is received here."""

from django.dispatch import Signal

# session: a clinician signed it; it is final, and its follow-ups are planned.
session_signed = Signal()
# check_in: a patient answered from home.
check_in_submitted = Signal()

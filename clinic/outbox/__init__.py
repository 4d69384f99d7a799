"""The outbox delivers what the clinic promised to write, and accounts for it.

Meaning it
    One row per intent: `key` is unique, so meaning the same thing twice writes one row. The row is saved with the
    deed that promises it, and it is the promise. Celery only gets a nudge after commit; a nudge that is lost, or a
    broker that is away, costs time, because the beat sweep finds every row that is due.

Sending it
    A worker claims due rows by a conditional UPDATE that writes a lease, and commits. From then on the value of the
    lease is its ticket: every later UPDATE of a row names it, so a worker whose row was taken over changes nothing.
    Then, message by message: look at the world again (consent, address, alive, the kind's own reasons), build the
    mail, and commit "sending" before it is handed over. The answer of the mail server to one message is saved in the
    same commit that says the next one is being handed over; the last one has a commit of its own.

When it breaks
    - The server is away, drops the connection or answers 4xx: the row waits with a growing pause (1, 5, 15, 60 …
      minutes) up to PHYSIO_MESSAGE_ATTEMPTS.
    - The server refuses for good (5xx), or the attempts are used up: the row fails and a notice waits for a person.
    - A message whose words cannot be built fails by itself with a notice; the others go on.
    - A worker is killed: rows it had claimed but not begun are sent by the next worker as if nothing had been, after
      the lease ran out. At most one row per killed worker was being handed over. Nobody can know whether the server
      took it, so it is sent again under the same Message-ID and `maybe_twice` says so. The same holds for a
      connection that breaks while a message is being handed over.
    - Nothing is lost: every row ends as sent, not wanted (with the reason) or failed (with the reason and a notice).

What it does not promise: that a mail the server took is read, and that no mail ever comes twice.
"""

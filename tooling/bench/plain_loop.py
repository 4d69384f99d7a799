"""The bound of mailing: one process, one connection, the words and the PDF ready, no promise kept anywhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from django.core.mail import EmailMultiAlternatives, get_connection

from clinic.models import Message
from clinic.outbox.kinds import Errand, Mail, kind_of
from patients.models import Document, Patient
from tooling.bench.promised_mail import MAILBOX
from treatments.models import FollowUp

KEPT_DOCUMENTS = 200


@dataclass(frozen=True)
class Material:
    """What one mail says, as the product words it, and documents of other patients to go with it."""

    mail: Mail
    documents: Sequence[bytes]
    recipients: Sequence[str]


def material() -> Material:
    due = FollowUp.objects.filter(episode__patient__email__endswith=MAILBOX).order_by("pk")
    first = due.select_related("episode__patient")[0]
    patient = first.episode.patient
    message = Message(kind=first.kind, patient=patient, subject_id=first.pk, message_id="<bench@example.org>")
    errand = Errand(message, patient, may_write=True, in_full=True)
    kind = kind_of(message)
    mail = kind.build(errand, kind.load([errand])[message.pk])
    handouts = Document.objects.filter(patient__email__endswith=MAILBOX).order_by("pk")[:KEPT_DOCUMENTS]
    people = Patient.objects.filter(email__endswith=MAILBOX).order_by("pk")
    return Material(
        mail, [bytes(one.content) for one in handouts], list(people.values_list("email", flat=True))
    )


def send(given: Material, recipients: Sequence[str], port: int) -> float:
    """Mails per second."""
    connection = get_connection("django.core.mail.backends.smtp.EmailBackend", host="127.0.0.1", port=port)
    connection.open()
    started = perf_counter()
    for number, recipient in enumerate(recipients):
        email = EmailMultiAlternatives(
            given.mail.subject,
            given.mail.text,
            to=[recipient],
            headers={"Message-ID": f"<{number}@example.org>", "Auto-Submitted": "auto-generated"},
            alternatives=[(given.mail.html, "text/html")],
            connection=connection,
        )
        content = given.documents[number % len(given.documents)]
        email.attach("programme-1.pdf", content, "application/pdf")
        email.send()
    seconds = perf_counter() - started
    connection.close()
    return len(recipients) / seconds

"""Which nouns tell a patient's story, and with which of their columns."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, TextField
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from clinic.models import Appointment, Message
from clinic.models.appointment import MORE_THAN_AN_OFFER
from treatments import models as noun

EVERYTHING = Q()


@dataclass(frozen=True, kw_only=True)
class Branch:
    """How one noun tells itself: each field but `model` names a column, `patient` is the way to the patient.

    `may_be_ahead`: its moment may lie in the future, and then it is no story yet. `only` leaves out what another entry
    already tells, a visit that became a session, the safety answers of a check-in, and mail that has not left yet.
    """

    kind: str
    model: Any
    moment: str = "created_at"
    patient: str = "episode__patient"
    status: str = ""
    text: str = ""
    detail: str | Combinable = ""
    before: str = ""
    after: str = ""
    who: str = ""
    only: Q = EVERYTHING
    may_be_ahead: bool = False


BRANCHES = (
    Branch(
        kind="visit",
        model=Appointment,
        moment="starts_at",
        patient="patient",
        status="status",
        text="type__name",
        who="practitioner__name",
        only=Q(session=None) & MORE_THAN_AN_OFFER,
        may_be_ahead=True,
    ),
    Branch(
        kind="message",
        model=Message,
        patient="patient",
        status="state",
        text="subject",
        detail="kind",
        only=Q(state__in=(Message.State.SENT, Message.State.FAILED)),
    ),
    Branch(
        kind="screen",
        model=noun.RedFlagScreen,
        status="level",
        text="resolution",
        who="asked_by__first_name",
        only=Q(source="clinician"),
    ),
    Branch(
        kind="assessment",
        model=noun.Assessment,
        moment="happened_at",
        status="status",
        text="impression",
        after="pain_now",
        who="author__first_name",
    ),
    Branch(
        kind="session",
        model=noun.Session,
        moment="happened_at",
        status="status",
        text="subjective",
        detail="next_steps",
        before="pain_before",
        after="pain_after",
        who="author__first_name",
    ),
    Branch(
        kind="plan",
        model=noun.Plan,
        status="status",
        text="goal",
        detail="phase",
        who="author__first_name",
    ),
    Branch(
        kind="programme",
        model=noun.ProgrammeVersion,
        patient="programme__episode__patient",
        after="number",
        who="issued_by__first_name",
    ),
    Branch(kind="check_in", model=noun.CheckIn, status="screen__level", text="words", after="pain_now"),
    Branch(
        kind="outcome",
        model=noun.OutcomeScore,
        moment="measured_at",
        text="measure",
        detail=Cast("value", TextField()),
        who="entered_by__first_name",
    ),
    Branch(
        kind="referral",
        model=noun.Referral,
        status="state",
        text="to",
        detail="priority",
        who="author__first_name",
    ),
    *(
        Branch(
            kind="addendum",
            model=noun.Addendum,
            patient=f"{record}__episode__patient",
            text="text",
            detail="reason",
            who="author__first_name",
        )
        for record in ("assessment", "session")
    ),
)

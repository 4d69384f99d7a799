"""One problem of a patient, with one of everything the record can hold."""

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db.models import Model

from clinic.models import Appointment, Message, Notice, Practitioner
from patients import clock
from patients.models import AccessEvent, Consent, Document, Link, Patient, Precaution
from treatments.models import (
    Addendum,
    Assessment,
    CheckIn,
    Episode,
    Exercise,
    ExerciseLog,
    FollowUp,
    Muscle,
    MuscleFinding,
    OutcomeScore,
    Plan,
    PlanItem,
    Programme,
    ProgrammeItem,
    ProgrammeVersion,
    RedFlagScreen,
    Referral,
    Session,
    Technique,
    TechniqueApplied,
)


class CaseFile:
    def __init__(self, patient: Patient, number: int, *, visit: Appointment, author: User) -> None:
        self.patient, self.number, self.visit, self.author = patient, number, visit, author
        self.practitioner = visit.practitioner
        self.when = visit.starts_at - timedelta(days=number % 50, minutes=number)
        self.episode = Episode(
            patient=patient, region="low_back", practitioner=visit.practitioner, opened_by=author
        )
        self.session = Session(episode=self.episode, subjective="Easier on the stairs.", author=author)
        self.assessment = Assessment(episode=self.episode, impression="Protective spasm", author=author)
        self.plan = Plan(
            episode=self.episode, goal="Lift the grandchild", review_on=self.when.date(), author=author
        )
        self.programme = Programme(episode=self.episode, author=author)
        self.document = document(patient, b"%PDF-1.7 " + str(number).encode())
        self.version = ProgrammeVersion(
            programme=self.programme,
            session=self.session,
            number=1,
            content={"note": "", "items": []},
            handout=self.document,
            issued_by=author,
        )

    def rows(self) -> Iterator[Model]:
        """In the order in which they have to be saved."""
        yield from (self.visit, self.episode, self.session, self.assessment, self.plan)
        yield from (self.programme, self.document, self.version)
        yield from self.details()
        yield from self.answers()
        yield from self.desk()

    def details(self) -> Iterator[Model]:
        technique, exercise = Technique.objects.first(), Exercise.objects.first()
        yield TechniqueApplied(session=self.session, technique=technique)
        yield MuscleFinding(assessment=self.assessment, muscle=Muscle.objects.first(), spasm=2)
        yield PlanItem(plan=self.plan, technique=technique)
        yield ProgrammeItem(programme=self.programme, exercise=exercise)
        yield Addendum(session=self.session, text="Called.", reason="Forgotten", author=self.author)
        yield Addendum(assessment=self.assessment, text="Left.", reason="Side", author=self.author)
        yield Referral(episode=self.episode, to="Family doctor", reason="Blood test", author=self.author)
        yield OutcomeScore(
            episode=self.episode, measure="psfs", formula_version="1", value=5, entered_by=self.author
        )
        yield FollowUp(
            episode=self.episode,
            session=self.session,
            programme_version=self.version,
            kind=FollowUp.Kind.PROGRAMME,
            due_at=self.when,
            state=FollowUp.State.RELEASED,
        )

    def answers(self) -> Iterator[Model]:
        screen = {"episode": self.episode, "questions_version": "1", "level": "N", "complete": True}
        asked_at_home = RedFlagScreen(**screen, source=RedFlagScreen.Source.CHECK_IN)
        yield RedFlagScreen(**screen, asked_by=self.author)
        yield asked_at_home
        check_in = CheckIn(
            episode=self.episode,
            programme_version=self.version,
            screen=asked_at_home,
            submission=uuid4(),
            pain_now=3,
            words="Going well.",
        )
        yield check_in
        yield ExerciseLog(
            episode=self.episode,
            programme_version=self.version,
            check_in=check_in,
            exercise_key="t04",
            day=self.when.date(),
            said_at=self.when,
            done=ExerciseLog.Done.FULL,
        )
        yield notice(self.patient, self.practitioner, Notice.Audience.CLINICAL, check_in.pk)

    def desk(self) -> Iterator[Model]:
        patient = self.patient
        yield notice(patient, self.practitioner, Notice.Audience.DESK, self.visit.pk)
        yield Message(
            key=uuid4().hex,
            kind="programme",
            patient=patient,
            subject_id=self.episode.pk,
            due_at=self.when,
            state=Message.State.SENT,
            sent_at=self.when,
            subject="Your programme",
        )
        yield Consent(patient=patient, kind=Consent.Kind.EMAIL_CARE, given=True, recorded_by=self.author)
        yield Precaution(patient=patient, code="pacemaker", until=date(2099, 1, 1))
        yield AccessEvent(
            actor=self.author,
            actor_name="Ana",
            deed="patient.read",
            object_type="patient",
            object_id=str(patient.pk),
            patient=patient,
        )
        yield Link(
            patient=patient,
            purpose=Link.Purpose.PROGRAMME,
            subject_id=self.version.pk,
            token_hash=hashlib.sha256(uuid4().bytes).hexdigest(),
            expires_at=self.when,
        )


def document(patient: Patient, content: bytes) -> Document:
    return Document(
        patient=patient,
        title="Programme",
        file_name="programme.pdf",
        media_type="application/pdf",
        content=content,
    )


def notice(patient: Patient, practitioner: Practitioner, audience: str, subject: UUID) -> Notice:
    return Notice(
        patient=patient,
        practitioner=practitioner,
        audience=audience,
        kind=f"bench-{audience}",
        summary="Please call.",
        subject_id=subject,
        due_at=clock.now(),
    )

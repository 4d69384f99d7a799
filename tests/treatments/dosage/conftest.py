from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.models import Location
from patients import clock
from patients.actors import PatientOnLink
from tests.conftest import staff
from treatments.actions.check_ins import submit_check_in
from treatments.actions.dose_reviews import review_doses
from treatments.actions.graded_dosage import set_graded_dosage
from treatments.actions.programmes import save_programme
from treatments.actions.sessions import save_session, sign_session, start_session
from treatments.actions.training import record_training
from treatments.models import DoseProposal, Episode, Exercise, Programme, ProgrammeVersion
from treatments.red_flags import PATIENT_QUESTIONS

# Noon of a Monday in summer, far enough ahead that what other fixtures wrote lies in the past.
MONDAY = datetime(datetime.now(UTC).year + 1, 5, 10, 11, 0, tzinfo=UTC)
DOSE = {"sets": 2, "reps": 10, "days_per_week": 5}
NOTHING_WRONG = {question.id: "no" for question in PATIENT_QUESTIONS}


@pytest.fixture
def monday(db: None) -> Iterator[datetime]:
    with clock.at(MONDAY):
        yield MONDAY


@pytest.fixture
def issue(ana: User, back_pain: Episode, riverside: Location) -> Callable[..., ProgrammeVersion]:
    """`issue()` signs a visit, which sends out the draft as it is."""

    def sign() -> ProgrammeVersion:
        session = start_session(by=ana, episode=back_pain)
        save_session(by=ana, session=session, fields={"subjective": "Better", "pain_before": 3})
        sign_session(by=ana, session=session)
        return ProgrammeVersion.objects.filter(session=session).get()

    return sign


@pytest.fixture
def issued(monday: Any, ana: User, back_pain: Episode, bridge: Exercise, screened: Any, issue: Any) -> Any:
    """clara's bridge, two sets of ten on five days a week, from Monday on."""
    save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge, "dose": DOSE}], note="Slowly")
    return issue()


@pytest.fixture
def switched_on(ana: User, issued: ProgrammeVersion) -> Programme:
    """ana wants proposals for clara's programme: the level of pain counts."""
    set_graded_dosage(by=ana, programme=issued.programme, on=True, relative=False)
    return issued.programme


@pytest.fixture
def tell(issued: ProgrammeVersion) -> Callable[..., None]:
    """`tell(day, peak=…)` says how the bridge went on that day, the next morning included."""

    def told(day: int, at: int = 20, version: ProgrammeVersion = issued, **said: Any) -> None:
        words = {"done": "full", "pain_before": 1, "pain_peak": 2, "pain_next_morning": 1, **said}
        moment = MONDAY + timedelta(days=day)
        with clock.at(moment + timedelta(hours=at)):
            record_training(
                by=PatientOnLink(issued.programme.episode.patient),
                programme_version=version,
                day=moment.date(),
                logs=[{"exercise_key": "t04", **words}],
            )

    return told


@pytest.fixture
def tell_on(issued: ProgrammeVersion) -> Callable[..., None]:
    """`tell_on(day, peak=…)` says at the present moment how the bridge went on that day."""

    def told(day: int, **said: Any) -> None:
        words = {"done": "full", "pain_before": 1, "pain_peak": 2, "pain_next_morning": 1}
        known = issued.exercise_logs.filter(day=(MONDAY + timedelta(days=day)).date()).exists()
        record_training(
            by=PatientOnLink(issued.programme.episode.patient),
            programme_version=issued,
            day=(MONDAY + timedelta(days=day)).date(),
            logs=[{"exercise_key": "t04", "done": "full", **({} if known else words), **said}],
        )

    return told


@pytest.fixture
def confidence() -> Callable[[ProgrammeVersion], None]:
    """`confidence(version)` says that clara is 9 of 10 sure that she can do it."""

    def said(version: ProgrammeVersion) -> None:
        submit_check_in(
            by=PatientOnLink(version.programme.episode.patient),
            programme_version=version,
            submission=version.pk,
            fields={"confidence": 9},
            logs=[],
            answers=NOTHING_WRONG,
        )

    return said


@pytest.fixture
def confident(issued: ProgrammeVersion, confidence: Callable[[ProgrammeVersion], None]) -> None:
    confidence(issued)


@pytest.fixture
def comfortable_week(switched_on: Programme, confident: None, tell: Any) -> Iterator[Programme]:
    """Five comfortable days out of five, and it is Monday again."""
    for day in range(2, 7):
        tell(day)
    with clock.at(MONDAY + timedelta(days=8)):
        yield switched_on


@pytest.fixture
def proposal(ana: User, comfortable_week: Programme) -> DoseProposal:
    """A step up, waiting for ana."""
    review_doses(by=ana, programme=comfortable_week)
    return comfortable_week.dose_proposals.get()


@pytest.fixture
def colleague(db: None) -> User:
    """Another physiotherapist, who stands in for ana."""
    return staff("joao", "physiotherapist")

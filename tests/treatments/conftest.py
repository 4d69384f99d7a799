"""Where a treatment stands: clara's episode with ana, screened or not, assessed or not."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.models import Practitioner
from patients.actors import SYSTEM
from patients.models import Patient
from treatments import content
from treatments.actions.assessments import save_assessment, sign_assessment, start_assessment
from treatments.actions.content import load_content
from treatments.actions.episodes import open_episode
from treatments.actions.red_flag_screens import record_screen
from treatments.models import Assessment, Episode, Exercise, RedFlagScreen, Technique

ALL_NO = {question.id: "no" for question in content.questions()}


@pytest.fixture
def library(db: None) -> None:
    """The shipped techniques, muscles and exercises."""
    load_content(by=SYSTEM)


@pytest.fixture
def back_pain(ana: User, clara: Patient) -> Episode:
    """clara's back, in ana's care."""
    practitioner = Practitioner.objects.get(user=ana)
    return open_episode(by=ana, patient=clara, practitioner=practitioner, region="low_back", side="left")


@pytest.fixture
def screened(ana: User, back_pain: Episode) -> RedFlagScreen:
    """Every safety question answered with no."""
    return record_screen(by=ana, episode=back_pain, answers=ALL_NO)


@pytest.fixture
def emergency(ana: User, back_pain: Episode) -> RedFlagScreen:
    """A yes to numbness between the legs."""
    screen = record_screen(by=ana, episode=back_pain, answers={**ALL_NO, "CES3": "yes"})
    back_pain.refresh_from_db()
    return screen


@pytest.fixture
def assessed(ana: User, back_pain: Episode, screened: RedFlagScreen) -> Assessment:
    """A signed assessment with a clinical impression."""
    draft = start_assessment(by=ana, episode=back_pain)
    save_assessment(
        by=ana,
        assessment=draft,
        fields={"pain_now": 6, "impression": "Protective spasm of the left erector spinae"},
        muscles=[],
        movements=[{"region": "low_back", "direction": "flexion", "degrees": 40, "pain": 6}],
    )
    return sign_assessment(by=ana, assessment=draft)


@pytest.fixture
def counter_strain(library: None) -> dict[str, Any]:
    """One technique as the session recorder sends it."""
    return {
        "technique": Technique.objects.get(key="scs"),
        "region": "low_back",
        "side": "left",
        "parameters": {},
    }


@pytest.fixture
def bridge(library: None) -> Exercise:
    return Exercise.objects.get(key="t04")

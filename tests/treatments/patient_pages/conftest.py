from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.models import Location
from patients.models import Patient
from tests.treatments.conftest import ALL_NO
from tests.treatments.patient_pages.phone import Phone, link_to
from treatments.actions.episodes import open_episode
from treatments.actions.programmes import save_programme
from treatments.actions.red_flag_screens import record_screen
from treatments.actions.sessions import save_session, sign_session, start_session
from treatments.models import Episode, Exercise, ProgrammeVersion


@pytest.fixture
def bird_dog(library: None) -> Exercise:
    return Exercise.objects.get(key="t03")


@pytest.fixture
def issue(ana: User, riverside: Location) -> Any:
    """`issue(episode, [item, …], note)` signs a visit that sends out the programme."""

    def sign(episode: Episode, items: list[dict[str, Any]], note: str = "Slowly") -> ProgrammeVersion:
        record_screen(by=ana, episode=episode, answers=ALL_NO)
        save_programme(by=ana, episode=episode, items=items, note=note)
        session = start_session(by=ana, episode=episode)
        save_session(by=ana, session=session, fields={"subjective": "Better"})
        sign_session(by=ana, session=session)
        return ProgrammeVersion.objects.get(session=session)

    return sign


@pytest.fixture
def issued(issue: Any, back_pain: Episode, bridge: Exercise, bird_dog: Exercise) -> ProgrammeVersion:
    """clara's programme."""
    version: ProgrammeVersion = issue(
        back_pain, [{"exercise": bridge}, {"exercise": bird_dog, "side": "left"}]
    )
    return version


@pytest.fixture
def claras(issued: ProgrammeVersion) -> Phone:
    """clara's phone, still at the door."""
    return Phone(link_to(issued))


@pytest.fixture
def inside(claras: Phone) -> Phone:
    """clara's phone, past the door."""
    claras.give("17/5/1984")
    return claras


@pytest.fixture
def inside_ines(ana: User, ines: Patient, issue: Any, bridge: Exercise) -> Phone:
    """ines's phone, past her own door."""
    episode = open_episode(by=ana, patient=ines, practitioner=None, region="neck")
    phone = Phone(link_to(issue(episode, [{"exercise": bridge}], note="For ines alone")))
    phone.give("2/11/1990")
    return phone

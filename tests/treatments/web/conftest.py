from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from clinic.models import Location
from treatments.actions.programmes import save_programme
from treatments.actions.sessions import save_session, sign_session, start_session
from treatments.models import Episode, Exercise, ProgrammeVersion, RedFlagScreen, Session


@pytest.fixture
def hers(ana: User, riverside: Location, browser_of: Any) -> Client:
    """ana's browser."""
    client: Client = browser_of(ana)
    return client


@pytest.fixture
def draft(ana: User, back_pain: Episode, library: None, screened: RedFlagScreen) -> Session:
    """ana's session of today, just begun."""
    return start_session(by=ana, episode=back_pain)


@pytest.fixture
def issued(
    ana: User, back_pain: Episode, bridge: Exercise, screened: RedFlagScreen, riverside: Location
) -> ProgrammeVersion:
    """clara's programme, as a signature sent it out."""
    save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge}])
    session = start_session(by=ana, episode=back_pain)
    save_session(by=ana, session=session, fields={"subjective": "Better", "pain_before": 5})
    sign_session(by=ana, session=session)
    return ProgrammeVersion.objects.get()


@pytest.fixture
def counter_strain_row() -> dict[str, str]:
    """The recorder's row for one counter-strain, as its form sends it."""
    return {
        "row": "7",
        "t7-technique": "scs",
        "t7-muscle": "erector_spinae",
        "t7-side": "left",
        "t7-p_tender_point": "L3 left",
        "t7-p_tenderness_before": "8",
        "t7-p_hold_s": "90",
        "t7-p_slow_return": "yes",
    }

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache

from clinic.models import Location
from patients.links import issue_link
from treatments.actions.programmes import save_programme
from treatments.actions.sessions import save_session, sign_session, start_session
from treatments.models import Episode, Exercise, ProgrammeVersion, RedFlagScreen


@pytest.fixture
def issued(
    ana: User, back_pain: Episode, bridge: Exercise, screened: RedFlagScreen, riverside: Location
) -> ProgrammeVersion:
    """clara's programme, as a signature sent it out."""
    save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge}], note="Slowly")
    session = start_session(by=ana, episode=back_pain)
    save_session(by=ana, session=session, fields={"subjective": "Better"})
    sign_session(by=ana, session=session)
    return ProgrammeVersion.objects.get()


@pytest.fixture
def link(issued: ProgrammeVersion) -> str:
    patient = issued.programme.episode.patient
    return issue_link(patient=patient, purpose="programme", subject_id=issued.pk)


@pytest.fixture
def own_cache(settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()

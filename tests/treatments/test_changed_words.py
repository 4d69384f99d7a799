"""Signing never fails because of a name or a note; the clinician is told what the handout could not print."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.models import Location, Notice
from patients.models import Patient
from tests.treatments.handouts.reading import text_of
from tests.treatments.handouts.test_letters import BREAKS_DOWN
from treatments.actions.programmes import save_programme
from treatments.actions.sessions import save_session, sign_session, start_session
from treatments.models import Episode, Exercise, ProgrammeVersion, RedFlagScreen

SAID = "The handout could not be printed as written, the page on the phone is whole: "


@pytest.fixture
def issue(
    ana: User, back_pain: Episode, bridge: Exercise, screened: RedFlagScreen, riverside: Location
) -> Any:
    def issue(note: str) -> ProgrammeVersion:
        save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge}], note=note)
        session = start_session(by=ana, episode=back_pain)
        save_session(by=ana, session=session, fields={"subjective": "Better", "pain_before": 5})
        sign_session(by=ana, session=session)
        return ProgrammeVersion.objects.order_by("-number")[0]

    return issue


def told() -> list[str]:
    return list(Notice.objects.filter(kind="changed_words").values_list("summary", flat=True))


def test_a_letter_without_a_font_is_told_to_who_treats(issue: Any, back_pain: Episode) -> None:
    version = issue("Well done 🙂")
    assert "Well done …" in text_of(bytes(version.handout.content))
    assert version.content["note"] == "Well done 🙂"
    assert told() == [f"{SAID}🙂"]
    assert Notice.objects.get(kind="changed_words").practitioner == back_pain.practitioner


def test_the_same_words_are_told_once(issue: Any) -> None:
    issue("Well done 🙂")
    issue("Very well done 🙂")
    issue("Well done ✨")
    assert sorted(told()) == [f"{SAID}✨", f"{SAID}🙂"]


def test_words_of_every_day_are_told_to_nobody(issue: Any) -> None:
    issue("Cuidado, João: 3×10, then rest – “slowly”.")
    assert told() == []


def test_clinicians_are_told_in_the_clinics_language(issue: Any, clara: Patient) -> None:
    Patient.objects.filter(pk=clara.pk).update(language="de")
    issue("🙂")
    assert told() == [f"{SAID}🙂"]


def test_a_note_over_which_the_typesetter_breaks_down_is_signed(issue: Any) -> None:
    version = issue(BREAKS_DOWN)
    assert "1. Bridge" in text_of(bytes(version.handout.content))
    assert version.content["note"] == BREAKS_DOWN

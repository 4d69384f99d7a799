"""A list costs the same however long it is, and however many patients are on it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.patients.api.door import Door
from treatments import content
from treatments.actions.assessments import save_assessment, start_assessment
from treatments.actions.episodes import open_episode
from treatments.actions.plans import write_plan
from treatments.actions.programmes import save_programme
from treatments.actions.red_flag_screens import record_screen
from treatments.actions.referrals import write_referral
from treatments.actions.sessions import start_session

NOUNS = (
    "episodes",
    "red-flag-screens",
    "assessments",
    "plans",
    "sessions",
    "programmes",
    "referrals",
    "patients",
)
ALL_NO = {question.id: "no" for question in content.questions()}


def write_everything(ana, patient, exercise):
    episode = open_episode(by=ana, patient=patient, region="low_back")
    record_screen(by=ana, episode=episode, answers=ALL_NO)
    movement = {"region": "low_back", "direction": "flexion", "degrees": 40}
    save_assessment(
        by=ana,
        assessment=start_assessment(by=ana, episode=episode),
        fields={},
        muscles=[],
        movements=[movement],
    )
    write_plan(by=ana, episode=episode, goal="Lift", review_on="2027-01-15", items=[{"exercise": exercise}])
    start_session(by=ana, episode=episode)
    save_programme(by=ana, episode=episode, items=[{"exercise": exercise}])
    write_referral(by=ana, episode=episode, to="Dr Hale", reason="Imaging")


def cost(door, noun):
    with CaptureQueriesContext(connection) as seen:
        count = door.get(f"{noun}/").json()["count"]
    return count, len(seen)


@pytest.mark.parametrize("noun", NOUNS)
def test_a_longer_list_asks_no_more_questions(ana, clara, ines, bridge, noun):
    door = Door(ana)
    write_everything(ana, clara, bridge)
    _count, before = cost(door, noun)
    write_everything(ana, ines, bridge)
    count, after = cost(door, noun)
    assert count >= 2
    assert after == before

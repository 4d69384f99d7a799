"""The clinic asks a clinician to look again, once, and says only what is on record."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User

from clinic.models import Notice
from patients import clock
from patients.actors import SYSTEM
from patients.models import Patient
from treatments.actions.episodes import close_episode, open_episode
from treatments.actions.reviews import review_open_episodes
from treatments.models import Episode

TWO_WEEKS = timedelta(days=15)


def notices(kind: str) -> list[str]:
    return [notice.summary for notice in Notice.objects.filter(kind=kind)]


def test_after_the_recovery_window_a_clinician_is_asked(back_pain: Episode) -> None:
    with clock.at(clock.now() + TWO_WEEKS):
        review_open_episodes(by=SYSTEM)
    assert "15 days since onset" in notices("recovery_window")[0]


def test_nobody_is_asked_twice(back_pain: Episode) -> None:
    with clock.at(clock.now() + TWO_WEEKS):
        review_open_episodes(by=SYSTEM)
        review_open_episodes(by=SYSTEM)
    assert len(notices("recovery_window")) == 1


def test_before_the_window_is_over_nobody_is_asked(back_pain: Episode) -> None:
    review_open_episodes(by=SYSTEM)
    assert not Notice.objects.exists()


@pytest.mark.parametrize(("side", "asked"), [("left", 1), ("both", 1), ("right", 0)])
def test_the_same_place_within_a_year_is_pointed_out(
    ana: User, clara: Patient, back_pain: Episode, side: str, asked: int
) -> None:
    close_episode(by=ana, episode=back_pain, reason="Goals met")
    open_episode(by=ana, patient=clara, region="low_back", side=side)
    assert len(notices("recurrence")) == asked

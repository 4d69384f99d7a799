from datetime import timedelta

import pytest

from clinic.models import Message
from patients import clock
from patients.actors import SYSTEM
from treatments.actions.follow_ups import release_due
from treatments.models import Episode, FollowUp

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(promised, noon):
    """The check-in of day 2, in the outbox on its morning; the programme has gone."""
    FollowUp.objects.filter(kind="programme").update(state="released")
    with clock.at(noon + timedelta(days=2)):
        release_due(by=SYSTEM)
        yield Message.objects.get(kind="check_in")


def test_it_asks_how_it_is_going(asked, postbox, settled):
    assert settled(asked).state == "sent"
    [mail] = postbox.kept
    assert mail["Subject"] == "Riverside: how are you getting on?"
    assert "https://clinic.example/p/" in mail.get_body(("plain",)).get_content()


def test_it_wakes_nobody(asked, postbox, settled, noon):
    with clock.at(noon.replace(hour=21) + timedelta(days=2)):
        assert settled(asked).state == "waiting"
    assert asked.due_at == noon.replace(hour=7) + timedelta(days=3)


def test_who_has_answered_is_not_asked_again(asked, postbox, settled):
    FollowUp.objects.filter(pk=asked.subject_id).update(state="answered")
    assert settled(asked).state == "not_wanted"


def test_a_closed_episode_asks_nothing(asked, postbox, settled, spasm, noon):
    Episode.objects.filter(pk=spasm.pk).update(closed_at=noon)
    assert settled(asked).state == "not_wanted"

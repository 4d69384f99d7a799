"""A check-in nobody answers: one reminder, then a word to the clinician, then quiet."""

from datetime import timedelta

import pytest

from clinic.models import Message, Notice
from clinic.outbox.delivery import deliver_due
from patients import clock
from patients.actors import SYSTEM
from treatments.actions.follow_ups import release_due
from treatments.actions.unanswered import remind, tell_clinicians
from treatments.models import FollowUp

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(promised, noon):
    """The check-in of day 2, asked that morning."""
    with clock.at(noon + timedelta(days=2)):
        release_due(by=SYSTEM)
    return FollowUp.objects.get(kind="check_in", day=2)


def at(noon, days):
    return clock.at(noon + timedelta(days=2 + days))


def test_after_two_days_one_reminder_goes_out(asked, noon, postbox):
    with at(noon, 2):
        assert (remind(by=SYSTEM), remind(by=SYSTEM)) == (1, 0)
        Message.objects.exclude(kind="check_in_reminder").update(state="not_wanted")
        deliver_due()
    [mail] = postbox.kept
    assert mail["Subject"] == "Riverside: a short reminder"


def test_nobody_is_reminded_before_two_days_or_after_answering(asked, noon):
    with at(noon, 1):
        assert remind(by=SYSTEM) == 0
    FollowUp.objects.filter(pk=asked.pk).update(state="answered")
    with at(noon, 2):
        assert remind(by=SYSTEM) == 0


def test_two_days_later_the_clinician_hears_of_it_once(asked, noon):
    with at(noon, 4):
        assert (tell_clinicians(by=SYSTEM), tell_clinicians(by=SYSTEM)) == (1, 0)
        Notice.objects.filter(kind="check_in_unanswered").update(resolved_at=clock.now())
        assert tell_clinicians(by=SYSTEM) == 0


def test_a_closed_episode_is_left_in_peace(asked, noon, spasm):
    type(spasm).objects.filter(pk=spasm.pk).update(closed_at=noon)
    with at(noon, 4):
        assert (remind(by=SYSTEM), tell_clinicians(by=SYSTEM)) == (0, 0)

"""A check-in nobody answers: one reminder, then a word to the clinician, then quiet."""

from datetime import timedelta

import pytest

from clinic.models import Message, Notice
from clinic.outbox.delivery import deliver_due
from patients import clock
from patients.actors import SYSTEM
from patients.models import Consent, Patient
from treatments.actions.follow_ups import release_due
from treatments.actions.unanswered import remind, tell_clinicians
from treatments.models import Episode, FollowUp, Session
from treatments.tasks import follow_up_unanswered

pytestmark = pytest.mark.django_db

REMINDER = "check_in_reminder"


@pytest.fixture
def asked(promised, noon, postbox):
    """The check-in of day 2, sent that day at noon."""
    with clock.at(noon + timedelta(days=2)):
        release_due(by=SYSTEM)
        deliver_due()
    postbox.kept.clear()
    return FollowUp.objects.get(kind="check_in", day=2)


@pytest.fixture
def reminded(asked, noon):
    """Nobody answered, and the reminder left two days later."""
    with at(noon, 2):
        follow_up_unanswered()
        deliver_due()
    return asked


def at(noon, days):
    return clock.at(noon + timedelta(days=2 + days))


def notices():
    return Notice.objects.filter(kind="check_in_unanswered").count()


def test_after_two_days_one_reminder_goes_out(reminded, noon, postbox):
    with at(noon, 3):
        follow_up_unanswered()
        deliver_due()
    [mail] = postbox.kept
    assert mail["Subject"] == "Riverside: a short reminder"


def test_a_worker_that_dies_after_promising_leaves_one_reminder(asked, noon, postbox):
    with at(noon, 2):
        assert (remind(by=SYSTEM), remind(by=SYSTEM)) == (1, 0)
        deliver_due()
        deliver_due()
    assert len(postbox.kept) == Message.objects.filter(kind=REMINDER).count() == 1


def test_the_reminder_waits_for_the_morning(asked, noon, postbox):
    with at(noon, 2.5):
        follow_up_unanswered()
        deliver_due()
    assert not postbox.kept
    with at(noon, 3):
        deliver_due()
    assert len(postbox.kept) == 1


def test_two_days_count_from_the_moment_the_check_in_left(promised, noon):
    with at(noon, 0):
        release_due(by=SYSTEM)
    with at(noon, 5):
        assert (remind(by=SYSTEM), tell_clinicians(by=SYSTEM)) == (0, 0)


def test_nobody_is_reminded_before_two_days_or_after_answering(asked, noon):
    with at(noon, 1):
        assert remind(by=SYSTEM) == 0
    FollowUp.objects.filter(pk=asked.pk).update(state="answered")
    with at(noon, 2):
        assert remind(by=SYSTEM) == 0


def test_two_days_later_the_clinician_hears_of_it_once(reminded, noon):
    with at(noon, 3):
        assert tell_clinicians(by=SYSTEM) == 0
    with at(noon, 4):
        assert (tell_clinicians(by=SYSTEM), tell_clinicians(by=SYSTEM)) == (1, 0)
        Notice.objects.filter(kind="check_in_unanswered").update(resolved_at=clock.now())
        assert tell_clinicians(by=SYSTEM) == 0


def test_no_answer_is_missed_by_who_took_the_agreement_back(asked, clara, noon, postbox):
    with at(noon, 1):
        Consent.objects.create(
            patient=clara, kind="email_care", given=False, text_version="2026.1", how="phone"
        )
    with at(noon, 2):
        follow_up_unanswered()
        deliver_due()
    with at(noon, 5):
        follow_up_unanswered()
    assert (postbox.kept, notices()) == ([], 0)


STOPS = {
    "closed": lambda row, now: Episode.objects.filter(pk=row.episode_id).update(closed_at=now),
    "held": lambda row, now: Episode.objects.filter(pk=row.episode_id).update(hold="U"),
    "deceased": lambda row, now: Patient.objects.update(deceased_on=now.date()),
    "archived": lambda row, now: Patient.objects.update(archived_at=now),
    "seen": lambda row, now: Session.objects.create(episode=row.episode, status="signed", signed_at=now),
    "cancelled": lambda row, now: FollowUp.objects.filter(pk=row.pk).update(state="cancelled"),
}


@pytest.mark.parametrize("stop", STOPS.values(), ids=STOPS)
def test_nobody_is_reminded_who_is_not_followed_that_way_any_more(asked, noon, stop):
    stop(asked, noon + timedelta(days=3))
    with at(noon, 2):
        assert remind(by=SYSTEM) == 0


@pytest.mark.parametrize("stop", STOPS.values(), ids=STOPS)
def test_no_clinician_hears_of_who_is_not_followed_that_way_any_more(reminded, noon, stop):
    stop(reminded, noon + timedelta(days=5))
    with at(noon, 4):
        assert tell_clinicians(by=SYSTEM) == 0

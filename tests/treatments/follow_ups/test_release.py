from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection

from clinic.models import Message
from patients import clock
from patients.actors import SYSTEM
from patients.errors import NotAllowed, RuleBroken
from tests.emptying import empty_database
from treatments.actions.follow_ups import cancel_follow_up, release_due, release_follow_up
from treatments.models import FollowUp
from treatments.tasks import release_due_follow_ups
from treatments.tasks import release_follow_up as release_task

pytestmark = pytest.mark.django_db


def test_what_is_due_goes_to_the_outbox_once(promised):
    assert release_follow_up(by=SYSTEM, follow_up_id=promised[0].pk)
    assert not release_follow_up(by=SYSTEM, follow_up_id=promised[0].pk)
    message = Message.objects.get()
    assert (message.kind, message.subject_id, message.state) == ("programme", promised[0].pk, "waiting")


def test_the_key_names_visit_kind_and_version(released, promised):
    assert released.key == f"{promised[0].session_id}/programme/0/v1"


def test_what_is_not_due_stays_planned(promised):
    assert not release_follow_up(by=SYSTEM, follow_up_id=promised[1].pk)
    assert Message.objects.count() == 0


def test_the_sweep_finds_what_no_nudge_told(promised, noon):
    with clock.at(noon + timedelta(days=8)):
        release_due_follow_ups()
        release_due_follow_ups()
    assert sorted(Message.objects.values_list("kind", flat=True)) == ["check_in", "check_in", "programme"]


def test_the_task_takes_an_id_and_may_run_twice(promised):
    release_task(str(promised[0].pk))
    release_task(str(promised[0].pk))
    assert Message.objects.count() == 1


def test_many_are_released_in_a_handful_of_queries(ana, spasm, promised, django_assert_max_num_queries):
    session, version = promised[0].session, promised[0].programme_version
    due = promised[0].due_at
    FollowUp.objects.bulk_create(
        FollowUp(
            episode=spasm, session=session, programme_version=version, kind="check_in", day=day, due_at=due
        )
        for day in range(100, 300)
    )
    with django_assert_max_num_queries(12):
        assert release_due(by=SYSTEM, limit=500) == 201


def test_the_desk_releases_nothing(rui, promised):
    with pytest.raises(NotAllowed):
        release_follow_up(by=rui, follow_up_id=promised[0].pk)


def test_a_promise_can_be_taken_back(ana, promised):
    assert cancel_follow_up(by=ana, follow_up=promised[1]).state == "cancelled"
    with pytest.raises(RuleBroken):
        cancel_follow_up(by=ana, follow_up=promised[1])


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_hand_it_over_once(promised, noon):
    def work(_number):
        try:
            with clock.at(noon):
                return release_follow_up(by=SYSTEM, follow_up_id=promised[0].pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as workers:
        done = list(workers.map(work, range(4)))
    assert (done.count(True), Message.objects.count()) == (1, 1)
    empty_database()

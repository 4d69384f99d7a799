from datetime import timedelta

import pytest

from patients import clock
from patients.errors import NotAllowed
from tests.treatments.follow_ups.conftest import issue, promise
from treatments.models import FollowUp

pytestmark = pytest.mark.django_db


def test_a_signature_promises_the_programme_now_and_check_ins_in_the_mornings(promised, noon):
    assert [(row.kind, row.day) for row in promised] == [
        ("programme", 0),
        ("check_in", 2),
        ("check_in", 7),
        ("check_in", 14),
        ("check_in", 28),
    ]
    assert promised[0].due_at == noon
    # 09:00 in London in May.
    assert promised[1].due_at == noon.replace(hour=8) + timedelta(days=2)


def test_the_second_day_asks_only_acute_episodes(ana, version, spasm):
    spasm.kind = "persistent"
    spasm.save()
    version.refresh_from_db()
    assert [row.day for row in promise(ana, version)] == [0, 7, 14, 28]


def test_the_morning_is_a_wall_time_across_a_clock_change(ana, spasm, riverside, noon):
    with clock.at(noon.replace(month=10, day=24, hour=10)):
        rows = promise(ana, issue(spasm, 1))
    assert {riverside.local(row.due_at).hour for row in rows if row.kind == "check_in"} == {9}


def test_a_delay_before_the_programme_can_be_set(ana, version, settings, noon):
    settings.PHYSIO_PROGRAMME_DELAY_MINUTES = 30
    assert promise(ana, version)[0].due_at == noon + timedelta(minutes=30)


def test_planning_twice_promises_once(ana, version, promised):
    assert promise(ana, version) == promised


def test_a_newer_programme_takes_the_place_of_what_was_planned(ana, promised, spasm):
    promise(ana, issue(spasm, 2))
    assert set(
        FollowUp.objects.filter(pk__in=[row.pk for row in promised]).values_list("state", flat=True)
    ) == {"cancelled"}
    assert FollowUp.objects.filter(state="planned").count() == 5


def test_a_worker_is_nudged_for_the_programme_after_the_commit(
    ana, version, nudges, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        promised = promise(ana, version)
    assert nudges == [("treatments.tasks.release_follow_up", str(promised[0].pk))]


def test_the_desk_promises_no_programme(rui, version):
    with pytest.raises(NotAllowed):
        promise(rui, version)

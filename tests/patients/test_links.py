from datetime import timedelta
from uuid import uuid4

import pytest

from patients import clock
from patients.links import (
    LinkUnknown,
    LinkUnusable,
    WrongBirthDate,
    confirm_birth_date,
    hash_of,
    issue_link,
    open_link,
    revoke_links,
)
from patients.models import Link, Patient
from patients.signals import link_locked

pytestmark = pytest.mark.django_db


@pytest.fixture
def token(clara):
    return issue_link(patient=clara, purpose="programme", subject_id=uuid4())


def wrong(link):
    return link.patient.birth_date + timedelta(days=1)


def answer_wrongly(token, times):
    for _ in range(times):
        with pytest.raises((WrongBirthDate, LinkUnusable)):
            confirm_birth_date(link=open_link(token), birth_date=wrong(open_link(token)))


def test_only_the_hash_of_a_token_is_stored(token):
    link = Link.objects.get()
    assert link.token_hash == hash_of(token)
    assert token not in str(vars(link))
    assert len(token) >= 43


def test_opening_shows_the_patient_and_changes_nothing(token, clara):
    before = Link.objects.values().get()
    assert open_link(token).patient == clara
    assert Link.objects.values().get() == before


@pytest.mark.parametrize("stranger", ["", "x" * 43, "☃"])
def test_a_token_nobody_issued_opens_nothing(token, stranger):
    with pytest.raises(LinkUnknown) as refusal:
        open_link(stranger)
    assert (refusal.value.status, refusal.value.code) == (404, "unknown_link")


def test_a_link_has_one_purpose(token):
    with pytest.raises(LinkUnknown):
        open_link(token, purpose="unsubscribe")


def test_it_opens_for_sixty_days_or_as_many_as_are_set(clara, token, settings):
    settings.PHYSIO_LINK_DAYS = 3
    brief = issue_link(patient=clara, purpose="programme", subject_id=uuid4())
    with clock.at(clock.now() + timedelta(days=3)):
        assert open_link(token)
        with pytest.raises(LinkUnusable) as refusal:
            open_link(brief)
    assert (refusal.value.status, refusal.value.code) == (410, "link_expired")
    with clock.at(clock.now() + timedelta(days=60)), pytest.raises(LinkUnusable):
        open_link(token)


def test_a_revoked_link_is_gone(token):
    assert revoke_links(subject_id=Link.objects.get().subject_id) == 1
    with pytest.raises(LinkUnusable) as refusal:
        open_link(token)
    assert refusal.value.code == "link_revoked"


def test_a_closed_record_has_no_page(token, clara):
    Patient.objects.filter(pk=clara.pk).update(archived_at=clock.now())
    with pytest.raises(LinkUnusable):
        open_link(token)


def test_the_birth_date_shows_who_is_there(token, clara):
    link = confirm_birth_date(link=open_link(token), birth_date=clara.birth_date)
    assert link.opened_at is not None


def test_a_wrong_date_is_counted_and_says_how_many_tries_are_left(token):
    with pytest.raises(WrongBirthDate) as refusal:
        confirm_birth_date(link=open_link(token), birth_date=wrong(open_link(token)))
    assert (refusal.value.status, refusal.value.details) == (403, {"left": 4})
    assert Link.objects.get().failures == 1


def test_the_fifth_wrong_date_locks_the_link_even_for_the_right_one(token, clara):
    answer_wrongly(token, 5)
    with pytest.raises(LinkUnusable) as refusal:
        open_link(token)
    assert refusal.value.code == "link_locked"
    with pytest.raises(LinkUnusable):
        confirm_birth_date(link=Link.objects.get(), birth_date=clara.birth_date)


def test_the_right_date_wipes_out_earlier_mistakes(token, clara):
    answer_wrongly(token, 4)
    confirm_birth_date(link=open_link(token), birth_date=clara.birth_date)
    answer_wrongly(token, 4)
    assert open_link(token)


def test_the_project_around_us_hears_of_a_locked_link(token, django_capture_on_commit_callbacks):
    heard = []

    def hear(sender, link, **_):
        heard.append(link)

    link_locked.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            answer_wrongly(token, 5)
    finally:
        link_locked.disconnect(hear)
    assert heard == [Link.objects.get()]

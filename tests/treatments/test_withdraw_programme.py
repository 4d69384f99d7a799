"""Taking a programme back: first out of the draft, then from the patient."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from clinic.models import Location
from patients.errors import RuleBroken
from patients.models import Link
from tests.patients.api.door import Door, refusal
from treatments.actions.programme_links import withdraw_links, withdraw_programme
from treatments.actions.programmes import save_programme
from treatments.actions.sessions import save_session, sign_session, start_session
from treatments.models import Episode, Exercise, FollowUp, ProgrammeVersion, RedFlagScreen


def sign(ana: User, episode: Episode) -> None:
    session = start_session(by=ana, episode=episode)
    save_session(by=ana, session=session, fields={"subjective": "Better", "pain_before": 5})
    sign_session(by=ana, session=session)


@pytest.fixture
def issued(
    ana: User, back_pain: Episode, bridge: Exercise, screened: RedFlagScreen, riverside: Location
) -> ProgrammeVersion:
    save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge}])
    sign(ana, back_pain)
    return ProgrammeVersion.objects.get()


@pytest.fixture
def emptied(ana: User, back_pain: Episode, issued: ProgrammeVersion) -> ProgrammeVersion:
    save_programme(by=ana, episode=back_pain, items=[])
    return issued


def test_an_emptied_programme_is_not_sent_and_the_page_says_what_the_patient_has(
    browser_of: Any, ana: User, back_pain: Episode, emptied: ProgrammeVersion
) -> None:
    sign(ana, back_pain)
    page = browser_of(ana).get(reverse("treatments:programme", args=[back_pain.pk])).content.decode()
    assert "The patient still has version 1" in page
    assert ProgrammeVersion.objects.count() == 1


def test_withdrawing_ends_the_links_and_what_was_to_follow(
    browser_of: Any, ana: User, back_pain: Episode, emptied: ProgrammeVersion
) -> None:
    hers: Client = browser_of(ana)
    answer = hers.post(reverse("treatments:programme_withdraw", args=[emptied.programme_id]), follow=True)
    assert "The programme is withdrawn" in answer.content.decode()
    assert "The patient still has version" not in answer.content.decode()
    assert not Link.objects.filter(subject_id=emptied.pk, revoked_at=None).exists()
    assert set(back_pain.follow_ups.values_list("state", flat=True)) == {FollowUp.State.CANCELLED}


def test_what_stands_in_the_draft_would_come_back_and_so_nothing_is_withdrawn(
    ana: User, back_pain: Episode, issued: ProgrammeVersion
) -> None:
    with pytest.raises(RuleBroken, match="Take the exercises out"):
        withdraw_programme(by=ana, programme=issued.programme)
    assert refusal(Door(ana).post(f"programmes/{issued.programme_id}/withdraw/")) == (409, "not_empty")
    assert Link.objects.filter(subject_id=issued.pk, revoked_at=None).exists()


def test_the_same_exercises_prescribed_after_it_are_sent_again(
    ana: User, back_pain: Episode, bridge: Exercise, emptied: ProgrammeVersion
) -> None:
    withdraw_programme(by=ana, programme=emptied.programme)
    save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge}])
    sign(ana, back_pain)
    assert ProgrammeVersion.objects.count() == 2


def test_once_the_links_are_withdrawn_the_next_signature_sends_the_same_programme_with_a_new_one(
    browser_of: Any, ana: User, back_pain: Episode, issued: ProgrammeVersion
) -> None:
    hers: Client = browser_of(ana)
    preview = reverse("treatments:programme_preview", args=[back_pain.pk])
    assert "signing sends nothing new" in hers.get(preview).content.decode()
    withdraw_links(by=ana, programme=issued.programme)
    assert "gets when you sign the session" in hers.get(preview).content.decode()
    sign(ana, back_pain)
    newer = ProgrammeVersion.objects.get(number=2)
    assert Link.objects.filter(subject_id=newer.pk, revoked_at=None).exists()


def test_an_empty_draft_stays_what_is_never_sent(
    ana: User, back_pain: Episode, emptied: ProgrammeVersion
) -> None:
    withdraw_links(by=ana, programme=emptied.programme)
    sign(ana, back_pain)
    assert ProgrammeVersion.objects.count() == 1


def test_saving_without_a_change_sends_nothing_again(
    ana: User, back_pain: Episode, bridge: Exercise, issued: ProgrammeVersion
) -> None:
    save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge}])
    sign(ana, back_pain)
    assert ProgrammeVersion.objects.count() == 1
    save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge, "note": "Slowly"}])
    sign(ana, back_pain)
    assert ProgrammeVersion.objects.count() == 2

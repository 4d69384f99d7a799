from datetime import timedelta

import pytest

from patients import clock
from patients.models import AccessEvent, Link
from tests.treatments.patient_pages.phone import Phone, link_to, words
from treatments.actions.programme_links import withdraw_links
from treatments.models import ExerciseLog

EVERYTHING = (
    "",
    "safety/",
    "handout.pdf",
    "exercises.ics",
    "figures/t04.svg",
    "worker.js",
    "page.webmanifest",
    "stop-messages/",
)


@pytest.fixture
def withdrawn(inside, ana, issued):
    """clara's phone, past the door, after her link was withdrawn."""
    withdraw_links(by=ana, programme=issued.programme)
    return inside


@pytest.mark.parametrize("path", EVERYTHING)
def test_a_withdrawn_link_opens_nothing_and_says_whom_to_call(withdrawn, riverside, path):
    page = withdrawn.look(path)
    assert page.status_code == 410
    assert "This link no longer works. Please ask the clinic for a new one." in words(page)
    assert riverside.phone in words(page)
    assert "Clara" not in words(page)
    assert "link_over.js" in words(page)


def test_what_a_phone_kept_is_found_below_an_address_of_the_hosts_own(withdrawn):
    page = withdrawn.get(withdrawn.page("safety/"), SCRIPT_NAME="/clinic")
    assert f'data-home="/clinic{withdrawn.page()}"' in words(page)


@pytest.mark.parametrize("path", ["training/", "check-in/"])
def test_a_withdrawn_link_takes_nothing(withdrawn, path):
    assert withdrawn.post(withdrawn.page(path), {"done-t04": "full"}).status_code == 410
    assert not ExerciseLog.objects.exists()


def test_withdrawing_ends_every_link_to_every_version_and_is_logged(
    inside, ana, issue, back_pain, bridge, clara
):
    newer = issue(back_pain, [{"exercise": bridge}])
    other = Phone(link_to(newer))
    withdraw_links(by=ana, programme=newer.programme)
    assert [phone.look().status_code for phone in (inside, other)] == [410, 410]
    assert AccessEvent.objects.filter(deed="programme.links_withdrawn", patient=clara).count() == 1


def test_somebody_elses_link_still_opens(inside, inside_ines, ana, issued):
    withdraw_links(by=ana, programme=issued.programme)
    assert inside_ines.look().status_code == 200


def test_the_button_stands_at_the_episode_and_works(inside, ana, issued, back_pain, browser_of):
    browser = browser_of(ana)
    page = browser.get(f"/episodes/{back_pain.pk}/").content.decode()
    address = f"/programmes/{issued.programme_id}/withdraw-links/"
    assert f'action="{address}"' in page
    assert browser.get(address).status_code == 405
    assert browser.post(address).status_code == 302
    assert inside.look().status_code == 410


def test_the_desk_withdraws_no_programme(rui, issued, browser_of):
    address = f"/programmes/{issued.programme_id}/withdraw-links/"
    assert browser_of(rui).post(address).status_code == 403
    assert not Link.objects.exclude(revoked_at=None).exists()


def test_an_expired_link_is_as_closed(inside):
    with clock.at(clock.now() + timedelta(days=61)):
        page = inside.look()
        assert page.status_code == 410
        assert "This link has expired." in words(page)

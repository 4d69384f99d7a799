from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from treatments.actions.assessments import start_assessment
from treatments.models import Assessment, Episode
from treatments.recovery import EXTRA_QUESTIONS

ROWS = {
    "muscles-TOTAL_FORMS": "1",
    "muscles-INITIAL_FORMS": "0",
    "muscles-0-muscle": "erector_spinae",
    "muscles-0-side": "left",
    "muscles-0-spasm": "2",
    "muscles-0-tenderness": "3",
    "movements-TOTAL_FORMS": "1",
    "movements-INITIAL_FORMS": "0",
    "movements-0-direction": "flexion",
    "movements-0-region": "low_back",
    "movements-0-degrees": "35",
    "segments-TOTAL_FORMS": "1",
    "segments-INITIAL_FORMS": "0",
    "segments-0-mobility": "hypo",
}
SAID = {"pain_now": "6", "eases_with_movement": "yes", "impact_bending": "3", "symptoms": ["cramp"]}


@pytest.fixture
def written(ana: User, back_pain: Episode, library: None) -> Assessment:
    return start_assessment(by=ana, episode=back_pain)


def url(name: str, record: Assessment) -> str:
    return reverse(f"treatments:{name}", args=[record.pk])


def test_the_draft_saves_itself_row_by_row(hers: Client, written: Assessment) -> None:
    answer = hers.post(url("assessment_autosave", written), {**SAID, **ROWS, "version": "0"})
    assert answer.json() == {"version": 1}
    written.refresh_from_db()
    assert (written.pain_now, written.impact, written.symptoms) == (6, {"bending": 3}, ["cramp"])
    assert written.muscle_findings.get().spasm == 2
    assert written.movement_findings.get().degrees == 35


def test_a_row_that_did_not_change_stays_a_finding(hers: Client, written: Assessment) -> None:
    hers.post(url("assessment_autosave", written), {**SAID, **ROWS, "version": "0"})
    again = {**SAID, **ROWS, "muscles-INITIAL_FORMS": "1", "version": "1", "palpation": "Hard band"}
    assert hers.post(url("assessment_autosave", written), again).status_code == 200
    assert written.muscle_findings.get().muscle.key == "erector_spinae"


def test_a_removed_row_is_gone(hers: Client, written: Assessment) -> None:
    hers.post(url("assessment_autosave", written), {**SAID, **ROWS, "version": "0"})
    hers.post(url("assessment_autosave", written), {**ROWS, "muscles-0-DELETE": "on", "version": "1"})
    assert not written.muscle_findings.exists()


def test_an_older_tab_does_not_overwrite_a_newer_one(hers: Client, written: Assessment) -> None:
    hers.post(url("assessment_autosave", written), {**ROWS, "version": "0", "palpation": "Hard band"})
    answer = hers.post(url("assessment_autosave", written), {**ROWS, "version": "0", "palpation": ""})
    assert answer.status_code == 409
    assert "another window" in answer.json()["message"]
    written.refresh_from_db()
    assert written.palpation == "Hard band"


def test_without_an_impression_nothing_is_signed(hers: Client, written: Assessment) -> None:
    answer = hers.post(url("assessment_sign", written), {**SAID, **ROWS, "version": "0"})
    assert answer.status_code == 400
    assert "Write your clinical impression before signing." in answer.content.decode()
    written.refresh_from_db()
    assert (written.pain_now, written.is_signed) == (6, False)


def test_signing_saves_what_stands_there_and_opens_the_way_to_addenda(
    hers: Client, written: Assessment
) -> None:
    hers.post(url("assessment_sign", written), {**SAID, **ROWS, "version": "0", "impression": "Spasm"})
    written.refresh_from_db()
    assert written.is_signed
    hers.post(url("assessment_addendum", written), {"text": "Also the right side", "reason": "Forgotten"})
    assert "Also the right side" in hers.get(url("assessment", written)).content.decode()


def test_a_draft_of_somebody_else_is_read_only(
    browser_of: Any, written: Assessment, django_user_model: Any
) -> None:
    ben = django_user_model.objects.create_user("ben")
    ben.groups.set(written.author.groups.all())
    words = browser_of(ben).get(url("assessment", written)).content.decode()
    assert "A draft of" in words
    assert browser_of(ben).post(url("assessment_autosave", written), ROWS).status_code == 403


def test_more_is_asked_beside_the_two_movement_questions(hers: Client, written: Assessment) -> None:
    page = hers.get(url("assessment", written)).content.decode()
    asked = page.split('class="movement"')[1].split('class="ask-too"')
    assert 'name="worse_after_sitting"' in asked[0]
    assert all(words in asked[1] for words in EXTRA_QUESTIONS)

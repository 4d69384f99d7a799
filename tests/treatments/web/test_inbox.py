from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from clinic.models import Location, Notice
from patients import clock
from patients.actors import SYSTEM
from treatments import red_flags
from treatments.actions.check_ins import submit_check_in
from treatments.actions.training import record_training
from treatments.models import CheckIn, ProgrammeVersion, Session

CALM = {question.id: "no" for question in red_flags.PATIENT_QUESTIONS}


@pytest.fixture
def answered(issued: ProgrammeVersion) -> CheckIn:
    """clara did her bridges, feels worse and wants a call."""
    return submit_check_in(
        by=SYSTEM,
        programme_version=issued,
        submission=uuid4(),
        fields={"pain_now": 7, "overall": "worse", "call_me": True, "words": "It pulls"},
        logs=[{"exercise_key": "t04", "done": "part", "pain_peak": 8}],
        answers=CALM,
    )


def test_a_new_answer_waits_in_the_inbox_and_on_today(hers: Client, answered: CheckIn) -> None:
    for name in ("inbox", "today_panel"):
        words = hers.get(reverse(f"treatments:{name}")).content.decode()
        assert "Clara Nunes" in words
        assert "Asks to be called" in words


def test_it_leaves_the_inbox_with_what_was_done(hers: Client, answered: CheckIn) -> None:
    notice = Notice.objects.get(subject_id=answered.pk)
    url = reverse("treatments:notice_resolve", args=[notice.pk])
    assert hers.post(url, {"resolution": ""}).status_code == 400
    hers.post(url, {"resolution": "Called, programme made easier"})
    assert "Clara Nunes" not in hers.get(reverse("treatments:inbox")).content.decode()
    notice.refresh_from_db()
    assert notice.resolution == "Called, programme made easier"


def test_the_answer_is_shown_exercise_by_exercise(hers: Client, answered: CheckIn) -> None:
    words = hers.get(reverse("treatments:check_in", args=[answered.pk])).content.decode()
    assert "Bridge" in words
    assert "Part of it" in words
    assert "It pulls" in words


def test_the_newest_answer_stands_on_the_record(hers: Client, answered: CheckIn) -> None:
    url = reverse("treatments:record", args=[answered.episode.patient_id])
    assert "Newest answer from home" in hers.get(url).content.decode()


def test_an_unsigned_note_waits_for_its_author(hers: Client, draft: Session) -> None:
    words = hers.get(reverse("treatments:inbox")).content.decode()
    assert reverse("treatments:session", args=[draft.pk]) in words


def test_days_at_home_end_with_the_clinics_own_day(
    hers: Client, issued: ProgrammeVersion, riverside: Location
) -> None:
    riverside.zone = "Pacific/Auckland"
    riverside.save()
    morning = (clock.now() + timedelta(days=2)).replace(hour=20, minute=0)
    with clock.at(morning):
        found = submit_check_in(
            by=SYSTEM, programme_version=issued, submission=uuid4(), fields={}, logs=[], answers=CALM
        )
        today = riverside.local(morning).date()
        log = {"exercise_key": "t04", "done": "full"}
        record_training(by=SYSTEM, programme_version=issued, day=today, logs=[log])
        home = hers.get(reverse("treatments:check_in", args=[found.pk])).context["home"]
    assert home["days"][-1] == today
    assert home["rows"][0]["logs"][-1].done == "full"

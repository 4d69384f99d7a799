from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User

from clinic.actions.appointments import book_appointment
from clinic.models import Message
from patients import clock
from patients.models import Patient
from treatments.actions.sessions import save_session, start_session
from treatments.models import Assessment, Episode, Session, Technique
from treatments.timeline import Place, Story, story


def write(ana: User, episode: Episode, count: int) -> None:
    """Sessions of one and the same moment: the hardest thing to turn pages in."""
    now = clock.now() - timedelta(hours=1)
    rows = [Session(episode=episode, author=ana, happened_at=now, subjective=str(n)) for n in range(count)]
    Session.objects.bulk_create(rows)


def test_the_newest_stands_first(ana: User, clara: Patient, assessed: Assessment) -> None:
    told = story(clara, reader=ana)
    assert [entry.kind for entry in told.entries] == ["assessment", "screen"]
    assert told.entries[0].text == "Protective spasm of the left erector spinae"


def test_the_desk_reads_no_clinical_line(rui: User, clara: Patient, assessed: Assessment) -> None:
    assert story(clara, reader=rui).entries == ()


def test_nobody_elses_story_is_in_it(ana: User, ines: Patient, assessed: Assessment) -> None:
    assert story(ines, reader=ana) == Story((), None)


def test_pages_join_without_gap_or_repetition(ana: User, clara: Patient, back_pain: Episode) -> None:
    write(ana, back_pain, 25)
    seen: list[Any] = []
    since: Place | None = None
    while True:
        told = story(clara, reader=ana, since=since, first=10)
        seen += [entry.pk for entry in told.entries]
        if told.older is None:
            break
        since = Place.read(str(told.older))
    assert len(seen) == len(set(seen)) == 25


@pytest.mark.parametrize("count", [1, 40])
def test_it_takes_two_queries_however_long_it_is(
    ana: User, clara: Patient, back_pain: Episode, django_assert_num_queries: Any, count: int
) -> None:
    write(ana, back_pain, count)
    ana.get_all_permissions()
    with django_assert_num_queries(2):
        story(clara, reader=ana)


def test_a_session_names_its_techniques(
    ana: User, clara: Patient, back_pain: Episode, screened: object, library: None
) -> None:
    session = start_session(by=ana, episode=back_pain)
    technique = Technique.objects.get(key="edu")
    save_session(
        by=ana,
        session=session,
        fields={"consent_confirmed": True},
        techniques=[{"technique": technique, "parameters": {"topic": "Load", "teach_back": True}}],
    )
    entry = next(entry for entry in story(clara, reader=ana).entries if entry.kind == "session")
    assert entry.techniques == (technique.name,)


def test_what_has_not_happened_yet_is_not_told(ana: User, clara: Patient, visit: dict[str, Any]) -> None:
    book_appointment(by=ana, **visit)
    assert story(clara, reader=ana).entries == ()


def test_of_all_mail_only_what_left_or_failed_is_told(ana: User, clara: Patient) -> None:
    now = clock.now()
    for state in Message.State:
        lease = now if state == Message.State.SENDING else None
        Message.objects.create(
            key=state,
            kind="visit_news",
            patient=clara,
            subject_id=clara.pk,
            due_at=now,
            state=state,
            sent_at=now,
            lease_until=lease,
        )
    assert {entry.status for entry in story(clara, reader=ana).entries} == {"sent", "failed"}

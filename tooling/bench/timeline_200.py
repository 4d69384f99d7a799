"""A patient's story of 200 entries."""

from typing import Any

from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from patients.models import Patient
from tooling.bench.bare import Ask, bare
from tooling.bench.filling import STORYTELLER
from tooling.bench.row import Row, at_most
from tooling.bench.timing import Work, in_turn
from treatments.timeline import Story, story

LIMIT = 6.0
MOST_QUERIES = 8
ENTRIES = 200
ROUNDS = 100


def measure() -> Row:
    patient = Patient.objects.get(email=STORYTELLER)
    reader = User.objects.get(username="bench0")
    reader.has_perm("physio_treatments.view_episode")

    def ours() -> Story:
        return story(patient, reader=reader, first=ENTRIES)

    entries = len(ours().entries)
    assert entries == ENTRIES, f"The story has {entries} entries."
    questions = asked_by(ours)
    with bare() as ask:
        bound, taken = in_turn([(repeated(questions, ask), ours)], rounds=ROUNDS, warm_up=8).medians
    return at_most(
        LIMIT,
        id="timeline_200",
        work=f"a patient's story of {entries} entries beside the SQL that reads the same rows, bare",
        unit="ms median",
        bound=bound,
        ours=taken,
        also=len(questions) <= MOST_QUERIES,
        remarks=[f"{len(questions)} queries (at most {MOST_QUERIES})"],
    )


def asked_by(work: Work) -> list[str]:
    """The SQL with its values in place: no hand-written copy could go on asking for rows nobody wants any more."""
    with CaptureQueriesContext(connection) as seen:
        work()
    return [query["sql"] for query in seen.captured_queries]


def repeated(questions: list[str], ask: Ask) -> Work:
    def work() -> list[list[tuple[Any, ...]]]:
        return [ask(question) for question in questions]

    return work

"""A patient's story: everything that happened, newest first, in two queries however long it is.

Each noun is one branch of a UNION whose rows all have the same columns, so that the database sorts and cuts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, IntegerField, Q, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Left

from patients import clock
from patients.models import Patient
from treatments.models import TechniqueApplied
from treatments.timeline_branches import BRANCHES, Branch

FIRST = 50
EXCERPT = 240


COLUMNS = (
    "told_kind",
    "id",
    "told_at",
    "told_status",
    "told_text",
    "told_detail",
    "told_before",
    "told_after",
    "told_by",
)


@dataclass(frozen=True)
class Entry:
    """One thing that happened. `before` and `after` are pain 0–10, or a version's number."""

    kind: str
    pk: UUID
    moment: datetime
    status: str
    text: str
    detail: str
    before: int | None
    after: int | None
    who: str
    techniques: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where in a story one stands: everything older comes after it."""

    moment: datetime
    pk: UUID

    @classmethod
    def read(cls, words: str) -> "Place":
        """From what `str` makes of it. Raises ValueError."""
        moment, _, key = words.partition("~")
        return cls(datetime.fromisoformat(moment), UUID(key))

    def __str__(self) -> str:
        return f"{self.moment.isoformat()}~{self.pk}"


@dataclass(frozen=True)
class Story:
    """`older` is where more begins, None at the end."""

    entries: tuple[Entry, ...]
    older: Place | None


def story(patient: Patient, *, reader: Any, since: Place | None = None, first: int = FIRST) -> Story:
    """The newest `first` entries up to now, older than `since`, that `reader` may see."""
    branches = [rows_of(branch, patient, reader, since) for branch in BRANCHES]
    rows = list(branches[0].union(*branches[1:], all=True).order_by("-told_at", "-id")[: first + 1])
    kept = rows[:first]
    names = technique_names(row[1] for row in kept if row[0] == "session")
    entries = tuple(entry_of(row, names.get(row[1], ())) for row in kept)
    return Story(entries, Place(entries[-1].moment, entries[-1].pk) if len(rows) > first else None)


def rows_of(branch: Branch, patient: Patient, reader: Any, since: Place | None) -> Any:
    rows = told(branch).visible_to(reader).filter(**{branch.patient: patient})
    if branch.may_be_ahead:
        rows = rows.filter(**{f"{branch.moment}__lte": clock.now()})
    if since:
        same = Q(**{branch.moment: since.moment, "id__lt": since.pk})
        rows = rows.filter(Q(**{f"{branch.moment}__lt": since.moment}) | same)
    return rows


@cache
def told(branch: Branch) -> Any:
    """Everybody's rows of one noun, in the columns of the story. Put together once: it costs more than the reading."""
    rows = branch.model.objects.filter(branch.only).order_by()
    return rows.annotate(
        told_kind=Value(branch.kind, CharField()),
        told_at=F(branch.moment),
        told_status=whole(branch.status),
        told_text=excerpt(branch.text),
        told_detail=excerpt(branch.detail),
        told_before=number(branch.before),
        told_after=number(branch.after),
        told_by=whole(branch.who),
    ).values_list(*COLUMNS)


def entry_of(row: tuple[Any, ...], techniques: tuple[str, ...]) -> Entry:
    kind, key, moment, status, text, detail, before, after, who = row
    words = (status or "", text or "", detail or "")
    return Entry(kind, key, moment, *words, before, after, who or "", techniques)


def whole(column: str) -> Combinable:
    return F(column) if column else Value("", TextField())


def excerpt(column: str | Combinable) -> Combinable:
    return Left(column, EXCERPT) if column else Value("", TextField())


def number(column: str) -> Combinable:
    return F(column) if column else Cast(Value(None), IntegerField())


def technique_names(sessions: Iterable[UUID]) -> dict[UUID, tuple[str, ...]]:
    found: dict[UUID, tuple[str, ...]] = {}
    applied = TechniqueApplied.objects.filter(session__in=list(sessions)).order_by("session", "position")
    for session, name in applied.values_list("session_id", "technique__name"):
        found[session] = (*found.get(session, ()), name)
    return found

"""The clinic's numbers over a period. Each is counted from the record; none of them judges a person."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from clinic.models import Appointment
from treatments.models import Assessment, Episode, OutcomeScore, Session

Status = Appointment.Status


@dataclass(frozen=True)
class Share:
    """`part` of `whole`; `percent` is None where there is nothing to count."""

    part: int
    whole: int

    @property
    def percent(self) -> int | None:
        return round(100 * self.part / self.whole) if self.whole else None


@dataclass(frozen=True)
class Change:
    """From the first to the newest value, on average over `episodes`."""

    name: str
    first: Decimal
    last: Decimal
    episodes: int

    @property
    def difference(self) -> Decimal:
        return self.last - self.first


def caseload() -> list[dict[str, Any]]:
    """Open episodes by problem, and how many of them are on hold."""
    rows = Episode.objects.filter(closed_at=None).order_by()
    counted = rows.values("problem").annotate(
        episodes=Count("pk"),
        patients=Count("patient", distinct=True),
        held=Count("pk", filter=~Q(hold="")),
    )
    return [dict(row) for row in counted.order_by("-episodes", "problem")[:20]]


def attendance(since: datetime, until: datetime) -> dict[str, Any]:
    """Of the visits that came due: kept, missed, cancelled."""
    visits = Appointment.objects.apart_from_offers()
    counts = visits.filter(starts_at__range=(since, until)).aggregate(
        kept=Count("pk", filter=Q(status__in=(Status.COMPLETED, Status.IN_PROGRESS, Status.ARRIVED))),
        missed=Count("pk", filter=Q(status=Status.NO_SHOW)),
        by_patient=Count("pk", filter=Q(status=Status.CANCELLED_BY_PATIENT)),
        by_clinic=Count("pk", filter=Q(status=Status.CANCELLED_BY_CLINIC)),
    )
    return {**counts, "share": Share(counts["kept"], counts["kept"] + counts["missed"])}


def movement_answers(since: datetime) -> dict[str, Share]:
    """Yes-rates of the two movement questions in signed assessments. Not being asked is not counted."""
    signed = Assessment.objects.filter(status="signed", happened_at__gte=since)
    names = ("eases_with_movement", "worse_after_sitting")
    counts = signed.aggregate(
        **{f"{name}_yes": Count("pk", filter=Q(**{name: "yes"})) for name in names},
        **{f"{name}_asked": Count("pk", filter=~Q(**{name: ""})) for name in names},
    )
    return {name: Share(counts[f"{name}_yes"], counts[f"{name}_asked"]) for name in names}


def pain_change(since: datetime) -> Change | None:
    """Pain at the beginning of the first and of the newest signed session, in episodes treated in the period."""
    signed = Session.objects.filter(status="signed", pain_before__isnull=False)
    recent = signed.filter(happened_at__gte=since)
    rows = signed.filter(episode__in=recent.values("episode")).order_by("happened_at", "id")
    courses: dict[UUID, list[Decimal]] = {}
    for episode, pain in rows.values_list("episode", "pain_before"):
        courses.setdefault(episode, []).append(Decimal(pain or 0))
    pairs = [(course[0], course[-1]) for course in courses.values() if len(course) > 1]
    return averaged("pain", pairs) if pairs else None


def outcome_changes(since: datetime) -> list[Change]:
    """First against newest score of every measure, over episodes measured again in the period."""
    scores = OutcomeScore.objects.filter(complete=True, value__isnull=False)
    recent = scores.filter(measured_at__gte=since)
    rows = scores.filter(episode__in=recent.values("episode")).order_by("measured_at", "id")
    values: dict[tuple[str, UUID], list[Decimal]] = {}
    for measure, episode, value in rows.values_list("measure", "episode", "value"):
        values.setdefault((measure, episode), []).append(value or Decimal(0))
    found: dict[str, list[tuple[Decimal, Decimal]]] = {}
    for (measure, _episode), course in values.items():
        if len(course) > 1:
            found.setdefault(measure, []).append((course[0], course[-1]))
    return [averaged(name, pairs) for name, pairs in sorted(found.items())]


def averaged(name: str, pairs: list[tuple[Decimal, Decimal]]) -> Change:
    count = len(pairs)
    first, last = (sum(pair[place] for pair in pairs) / count for place in (0, 1))
    return Change(name, rounded(first), rounded(last), count)


def rounded(value: Any) -> Decimal:
    return Decimal(str(value)).quantize(Decimal("0.1"))

"""What is waiting for me: notices for me and for nobody in particular, new answers, unsigned notes."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from clinic.models import Notice
from treatments.models import Assessment, CheckIn, Session


@dataclass(frozen=True)
class Draft:
    """A note begun and not signed. `kind` is "session" or "assessment"."""

    kind: str
    record: Session | Assessment


def notices(user: Any, *, everybody: bool = False) -> QuerySet[Notice]:
    """The clinical notices still open: mine and unassigned ones, the most severe first."""
    rows = Notice.objects.visible_to(user).waiting().filter(audience=Notice.Audience.CLINICAL)
    if not everybody:
        rows = rows.filter(Q(practitioner=None) | Q(practitioner__user=user))
    return rows.select_related("patient", "practitioner")


def answers(found: list[Notice], user: Any) -> dict[Any, CheckIn]:
    """The check-ins that notices are about, by their key."""
    keys = [notice.subject_id for notice in found if notice.kind == "check_in" and notice.subject_id]
    rows = CheckIn.objects.visible_to(user).filter(pk__in=keys)
    return {one.pk: one for one in rows.select_related("episode", "screen", "programme_version")}


def unsigned(user: Any) -> list[Draft]:
    """My own drafts, the oldest first: they grow harder to write from memory."""
    drafts = [
        Draft(kind, record)
        for kind, model in (("session", Session), ("assessment", Assessment))
        for record in model.objects.visible_to(user)
        .filter(author=user, status="draft")
        .select_related("episode__patient")
    ]
    return sorted(drafts, key=lambda draft: draft.record.happened_at)

"""Celery's doors into treatments. Safe to run twice, and at the same time."""

import logging
from collections.abc import Callable
from uuid import UUID

from celery import shared_task

from patients.actors import SYSTEM
from patients.models.base import Base
from treatments.actions import dose_reviews, follow_ups, reviews, unanswered

log = logging.getLogger(__name__)

BATCH = 500


@shared_task(name="treatments.tasks.release_follow_up", ignore_result=True)
def release_follow_up(follow_up_id: str) -> None:
    follow_ups.release_follow_up(by=SYSTEM, follow_up_id=UUID(follow_up_id))


@shared_task(name="treatments.tasks.release_due_follow_ups", ignore_result=True)
def release_due_follow_ups() -> None:
    """Hand over everything that is due, a batch per transaction."""
    while follow_ups.release_due(by=SYSTEM, limit=BATCH) == BATCH:
        pass


@shared_task(name="treatments.tasks.review_open_episodes", ignore_result=True)
def review_open_episodes() -> None:
    reviews.review_open_episodes(by=SYSTEM)


@shared_task(name="treatments.tasks.review_doses", ignore_result=True)
def review_doses() -> None:
    """What lapsed is closed first: a step up may be due again."""
    for proposal in dose_reviews.lapsed().select_related("programme"):
        alone(dose_reviews.close_lapsed, proposal=proposal)
    for programme in dose_reviews.to_review().iterator():
        alone(dose_reviews.review_doses, programme=programme)


def alone(deed: Callable[..., object], **about: Base) -> None:
    """A row per transaction; one in trouble is logged and keeps no other waiting."""
    try:
        deed(by=SYSTEM, **about)
    except Exception:
        log.exception("Doses could not be reviewed: %s", {name: str(row.pk) for name, row in about.items()})


@shared_task(name="treatments.tasks.follow_up_unanswered", ignore_result=True)
def follow_up_unanswered() -> None:
    unanswered.remind(by=SYSTEM)
    unanswered.tell_clinicians(by=SYSTEM)

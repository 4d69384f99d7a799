"""Asking a clinician to look again. The rules are `recovery`'s; each asks once an episode, and states facts only."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from clinic.models import Notice
from patients import clock
from patients.actors import Actor
from patients.deed import deed
from treatments import recovery
from treatments.actions.notices import tell_clinician
from treatments.content_words import sentence_said
from treatments.models import CheckIn, Episode
from treatments.recovery import Past, Prompt


def review_new(episode: Episode, *, by: Actor) -> None:
    """Part of opening an episode: has this been here before?"""
    closed = episode.patient.episodes.exclude(pk=episode.pk).filter(closed_at__isnull=False)
    earlier = [Past(past.region, past.side, past.closed_at.date()) for past in closed if past.closed_at]
    opened = episode.created_at.date()
    same_place = recovery.recurrence(episode.region, episode.side, opened, earlier)
    ask(episode, [same_place or recovery.back_again(episode.region, opened, earlier)], by=by)


@deed("physio_treatments.change_episode")
def review_open_episodes(*, by: Actor) -> int:
    """Look at every open episode: is the recovery window over, has nothing changed? Returns how many were looked at."""
    episodes = list(Episode.objects.filter(closed_at=None).select_related("patient", "practitioner"))
    for episode in episodes:
        ask(episode, [window_over(episode), plateau(episode)], by=by)
    return len(episodes)


def ask(episode: Episode, prompts: Iterable[Prompt | None], *, by: Actor) -> None:
    asked = set(Notice.objects.filter(subject_id=episode.pk).values_list("kind", flat=True))
    for prompt in prompts:
        if prompt and prompt.rule not in asked:
            tell_clinician(
                by=by,
                episode=episode,
                kind=prompt.rule,
                severity=Notice.Severity.SOON,
                summary=sentence_said(prompt.says),
                subject_id=episode.pk,
            )


def window_over(episode: Episode) -> Prompt | None:
    """Agreed improvement is the patient's own word: the newest answer from home says better."""
    newest = episode.check_ins.first()
    return recovery.window_review(
        began_on(episode),
        clock.now().date(),
        agreed_improvement=bool(newest and newest.overall == CheckIn.Overall.BETTER),
        window_days=episode.recovery_window_days,
    )


def plateau(episode: Episode) -> Prompt | None:
    scores: dict[str, list[tuple[date, Decimal]]] = defaultdict(list)
    for score in episode.outcome_scores.all():
        if score.value is not None:
            scores[score.measure].append((score.measured_at.date(), score.value))
    visits = episode.sessions.filter(status="signed").count()
    return recovery.plateau(scores, visits=visits, began_on=began_on(episode), today=clock.now().date())


def began_on(episode: Episode) -> date:
    return episode.onset_on or episode.created_at.date()

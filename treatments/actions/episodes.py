"""Problems, from first visit to discharge."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from patients import audit, clock
from patients.actions.patients import require_active
from patients.actors import Actor, staff_user
from patients.deed import deed
from patients.errors import RuleBroken
from patients.models import Patient
from treatments.actions.reviews import review_new
from treatments.models import Episode


@deed("physio_treatments.add_episode")
def open_episode(*, by: Actor, patient: Patient, **fields: Any) -> Episode:
    require_active(patient)
    episode = Episode(patient=patient, opened_by=staff_user(by), **fields)
    require_own_past(episode)
    episode.check_and_save()
    audit.record(by=by, deed="episode.opened", about=episode, patient=patient)
    review_new(episode, by=by)
    return episode


@deed("physio_treatments.change_episode")
def update_episode(*, by: Actor, episode: Episode, **fields: Any) -> Episode:
    episode = locked(episode)
    for name, value in fields.items():
        setattr(episode, name, value)
    require_own_past(episode)
    episode.check_and_save()
    audit.record(
        by=by, deed="episode.changed", about=episode, patient=episode.patient, reason=", ".join(fields)
    )
    return episode


@deed("physio_treatments.change_episode")
def close_episode(*, by: Actor, episode: Episode, reason: str) -> Episode:
    """Closing is a clinician's word with a reason. Pain of 0 alone never closes an episode."""
    episode = locked(episode)
    if episode.hold:
        raise RuleBroken("red_flag_open", _("A red flag is still open."))
    episode.closed_at = clock.now()
    episode.closing_reason = reason
    episode.check_and_save()
    audit.record(by=by, deed="episode.closed", about=episode, patient=episode.patient, reason=reason)
    return episode


def require_own_past(episode: Episode) -> None:
    earlier = episode.flare_of
    if earlier and (earlier.patient_id != episode.patient_id or earlier.pk == episode.pk):
        raise RuleBroken("other_episode", _("A flare goes back to an earlier episode of the same patient."))


def held(episode_id: UUID) -> Episode:
    """The episode, kept from other writers; a closed one too, because the patient may go on at home.

    Before anything else of the episode, by everybody: two orders would be a deadlock.
    """
    rows = Episode.objects.select_for_update(of=("self",)).select_related("patient", "practitioner")
    return rows.get(pk=episode_id)


def locked(episode: Episode) -> Episode:
    """As `held`. Raises RuleBroken once it is closed."""
    episode = held(episode.pk)
    if not episode.is_open:
        raise RuleBroken("episode_closed", _("This episode is closed."))
    return episode

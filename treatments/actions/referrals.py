"""Letters on."""

from typing import Any

from patients import audit
from patients.actors import Actor, staff_user
from patients.deed import deed
from treatments.models import Episode, Referral


@deed("physio_treatments.add_referral")
def write_referral(*, by: Actor, episode: Episode, **fields: Any) -> Referral:
    """Open on hold as well: an emergency is exactly when a referral is written."""
    referral = Referral(episode=episode, author=staff_user(by), **fields)
    referral.check_and_save()
    audit.record(by=by, deed="referral.written", about=referral, patient=episode.patient)
    return referral


@deed("physio_treatments.change_referral")
def update_referral(*, by: Actor, referral: Referral, state: str) -> Referral:
    referral.state = state
    referral.check_and_save()
    audit.record(by=by, deed=f"referral.{state}", about=referral, patient=referral.episode.patient)
    return referral

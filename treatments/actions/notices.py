"""What waits for the clinician of an episode."""

from typing import Any

from clinic.actions.notices import raise_notice
from clinic.models import Notice
from patients.actors import Actor
from treatments.models import Episode


def tell_clinician(*, by: Actor, episode: Episode, **notice: Any) -> Notice:
    """`raise_notice` about an episode, where only clinicians read it. Part of other deeds."""
    return raise_notice(
        by=by,
        patient=episode.patient,
        practitioner=episode.practitioner,
        audience=Notice.Audience.CLINICAL,
        **notice,
    )

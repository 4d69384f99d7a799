"""On which days after a visit we ask how it is going: what the clinic's content says."""

from treatments import content
from treatments.models import Episode


def check_in_days(episode: Episode) -> tuple[int, ...]:
    """Days after the visit, in order. Steps for acute episodes only are left out for the others."""
    acute = episode.kind == Episode.Kind.ACUTE
    return tuple(
        step.day
        for step in content.follow_up_cadence()
        if step.after == "visit" and step.kind == "check_in" and (acute or step.only_if != "acute")
    )

"""On which days after a visit we ask how it is going.

Day 2 asks whether the rest has ended and belongs to acute episodes only; 7 is the ordinary check-in, 14 the end of the
expected recovery window, 28 the outcome.
"""

from treatments.models import Episode

EVERYBODY = (7, 14, 28)
ACUTE = (2, *EVERYBODY)


def check_in_days(episode: Episode) -> tuple[int, ...]:
    return ACUTE if episode.kind == Episode.Kind.ACUTE else EVERYBODY

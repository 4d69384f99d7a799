"""Pain over time in one episode: what was said in the clinic and what was answered from home."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from treatments.models import Episode

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 320, 130, 22, 8, 8, 24
FEWEST = 2


@dataclass(frozen=True)
class Point:
    """`x` and `y` are in the drawing's units; `home` marks an answer from home."""

    moment: datetime
    pain: int
    home: bool
    x: float
    y: float


@dataclass(frozen=True)
class Trend:
    points: tuple[Point, ...]

    @property
    def line(self) -> str:
        return " ".join(f"{point.x},{point.y}" for point in self.points)

    @property
    def first(self) -> Point:
        return self.points[0]

    @property
    def last(self) -> Point:
        return self.points[-1]

    @property
    def scale(self) -> list[tuple[int, float]]:
        return [(pain, height_of(pain)) for pain in (0, 5, 10)]


def pain_trend(episode: Episode, *, reader: Any) -> Trend | None:
    """The points in order of time, in three queries. None where there are fewer than two."""
    said = sorted(ratings(episode, reader))
    if len(said) < FEWEST:
        return None
    start, end = said[0][0], said[-1][0]
    span = max((end - start).total_seconds(), 1.0)
    points = (
        Point(moment, pain, home, across((moment - start).total_seconds() / span), height_of(pain))
        for moment, pain, home in said
    )
    return Trend(tuple(points))


def ratings(episode: Episode, reader: Any) -> list[tuple[datetime, int, bool]]:
    found: list[tuple[Any, Any, bool]] = [
        (moment, pain, False)
        for moment, pain in episode.assessments.visible_to(reader).values_list("happened_at", "pain_now")
    ]
    found += [
        (moment, pain, False)
        for moment, pain in episode.sessions.visible_to(reader).values_list("happened_at", "pain_before")
    ]
    found += [
        (moment, pain, True)
        for moment, pain in episode.check_ins.visible_to(reader).values_list("created_at", "pain_now")
    ]
    return [row for row in found if row[1] is not None]


def across(share: float) -> float:
    return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def height_of(pain: int) -> float:
    return round(TOP + (10 - pain) / 10 * (HEIGHT - TOP - BOTTOM), 1)

"""Red-flag questions, the answers that weigh more together, and the safety-net words."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from treatments.content.source import ContentError, build, require_known, rows, table


class Level(StrEnum):
    """How fast somebody must act. Compares by urgency: E > U > R > M > N."""

    EMERGENCY = "E"
    URGENT = "U"
    REFER = "R"
    MONITOR = "M"
    NONE = "N"

    @property
    def urgency(self) -> int:
        return "NMRUE".index(self.value)

    def __lt__(self, other: str) -> bool:
        return self.urgency < Level(other).urgency

    def __le__(self, other: str) -> bool:
        return self.urgency <= Level(other).urgency

    def __gt__(self, other: str) -> bool:
        return self.urgency > Level(other).urgency

    def __ge__(self, other: str) -> bool:
        return self.urgency >= Level(other).urgency


@dataclass(frozen=True, kw_only=True)
class Question:
    """A red-flag question. `level` is the least urgent level a yes allows.

    `follows` names the questions of which one must be answered yes or unsure before this one is asked; `min_age` and
    `max_age` (years, inclusive) limit whom it is asked. `patient_text`, where given, is the wording for a check-in.
    """

    id: str
    group: str
    level: Level
    text: str
    why: str
    source: str
    patient_text: str = ""
    follows: tuple[str, ...] = ()
    min_age: int | None = None
    max_age: int | None = None


@dataclass(frozen=True, kw_only=True)
class Upgrade:
    """Answers that weigh more together: one question out of each list of `each_of` answered yes."""

    id: str
    level: Level
    each_of: tuple[tuple[str, ...], ...]
    why: str
    source: str
    min_age: int | None = None


@dataclass(frozen=True, kw_only=True)
class SafetyNet:
    """The words of the safety-net page. `%(number)s` stands for the local emergency number."""

    heading: str
    signs: tuple[str, ...]
    also: tuple[str, ...]
    closing: str
    at_once: str
    source: str


@cache
def questions() -> tuple[Question, ...]:
    found = rows(Question, "red_flags", "question", key="id")
    known = [question.id for question in found]
    for question in found:
        require_known(question.follows, known, f"red_flags {question.id}")
    return found


@cache
def upgrades() -> tuple[Upgrade, ...]:
    found = rows(Upgrade, "red_flags", "upgrade", key="id")
    known = [question.id for question in questions()]
    for upgrade in found:
        if not upgrade.each_of or not all(upgrade.each_of):
            raise ContentError(f"red_flags {upgrade.id}: each_of has an empty list.")
        require_known((name for names in upgrade.each_of for name in names), known, f"red_flags {upgrade.id}")
    return found


@cache
def safety_net() -> SafetyNet:
    return build(SafetyNet, table("safety_net").get("text"), "safety_net.text")

"""What follows from the answers to the safety questions.

The answers set the least urgent level that may be acted on; the highest wins; only a clinician lowers it, with a
reason. An unanswered question is not a no. Nothing here estimates a risk or says that there is none: the answers
need a clinician's review. Questions, upgrades and their sources: `content/red_flags.toml`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from treatments import content
from treatments.content import Level, Question, Upgrade

__all__ = ["Answer", "Flag", "Gate", "Level", "Outcome", "Question", "blocks", "evaluate", "lowest_allowed"]

FULL_SCREEN_EVERY_DAYS = 28

EVERY_VISIT = "cauda_equina"

# Of these, unchanged for more than 14 days, a clinician may make an urgent matter (CES8).
MAY_BE_LONG_STANDING = frozenset({"CES1", "CES2", "CES3", "CES4", "CES5"})

# How far a clinician may lower a flag, where the cauda equina rules say nothing else.
LOWERED = {
    Level.EMERGENCY: Level.URGENT,
    Level.URGENT: Level.MONITOR,
    Level.REFER: Level.MONITOR,
    Level.MONITOR: Level.NONE,
    Level.NONE: Level.NONE,
}


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    UNSURE = "unsure"
    UNANSWERED = ""


@dataclass(frozen=True)
class Flag:
    """One rule that the answers meet. `rule` is the id of a question or of an upgrade; `questions` are its inputs."""

    rule: str
    level: Level
    why: str
    source: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """`unanswered` are the questions asked and not answered; `long_standing` is a yes to CES8."""

    level: Level
    flags: tuple[Flag, ...]
    unanswered: tuple[str, ...]
    version: str
    long_standing: bool = False

    @property
    def complete(self) -> bool:
        return not self.unanswered


@dataclass(frozen=True)
class Gate:
    """`open`: techniques, exercises, plan activation and programmes may be saved. `why` is for the clinician."""

    open: bool
    why: str = ""
    needs_decision: bool = False
    needs_confirmation: bool = False


PATIENT_QUESTIONS: tuple[Question, ...] = tuple(q for q in content.questions() if q.patient_text)


def evaluate(
    answers: Mapping[str, str], *, age: int | None, questions: Sequence[Question] | None = None
) -> Outcome:
    """The level that the answers ask for, and why.

    `questions` are those that were due (all of them unless given); an answer to another known question counts as
    well. `age` is in years; where it is not known, every rule limited to an age applies. Raises ValueError for an
    answer to a question that does not exist, or one that is not yes, no, unsure or empty.
    """
    given = {name: Answer(value) for name, value in answers.items()}
    known = {question.id: question for question in (*content.questions(), *(questions or ()))}
    if strangers := sorted(set(given) - set(known)):
        raise ValueError(f"No such question: {', '.join(strangers)}")
    flags = [flag for question in known.values() if (flag := flagged(question, given))]
    flags += [flag for upgrade in content.upgrades() if (flag := upgraded(upgrade, given, age))]
    asked = content.questions() if questions is None else questions
    return Outcome(
        level=max((flag.level for flag in flags), default=Level.NONE),
        flags=tuple(sorted(flags, key=lambda flag: flag.level, reverse=True)),
        unanswered=tuple(q.id for q in asked if applies(q, given, age) and not given.get(q.id)),
        version=content.edition("red_flags").version,
        long_standing=given.get("CES8") is Answer.YES,
    )


def counts(answer: Answer | None, level: Level) -> bool:
    """Whether an answer counts as yes: for emergency and urgent levels, not being sure does."""
    return answer is Answer.YES or (answer is Answer.UNSURE and level >= Level.URGENT)


def flagged(question: Question, answers: Mapping[str, Answer]) -> Flag | None:
    """The flag of one answer. Not being sure of a less urgent question means asking it again."""
    answer = answers.get(question.id)
    if question.level is Level.NONE or answer not in (Answer.YES, Answer.UNSURE):
        return None
    level = question.level if counts(answer, question.level) else Level.MONITOR
    return Flag(question.id, level, question.why, question.source, (question.id,))


def upgraded(upgrade: Upgrade, answers: Mapping[str, Answer], age: int | None) -> Flag | None:
    if upgrade.min_age is not None and age is not None and age < upgrade.min_age:
        return None
    met = [[name for name in names if counts(answers.get(name), upgrade.level)] for names in upgrade.each_of]
    if not all(met):
        return None
    inputs = tuple(dict.fromkeys(name for names in met for name in names))
    return Flag(upgrade.id, upgrade.level, upgrade.why, upgrade.source, inputs)


def applies(question: Question, answers: Mapping[str, Answer], age: int | None) -> bool:
    """Whether a question has to be answered by this patient."""
    if question.follows and not any(
        answers.get(name) in (Answer.YES, Answer.UNSURE) for name in question.follows
    ):
        return False
    if age is None:
        return True
    return (question.min_age or 0) <= age and (question.max_age is None or age <= question.max_age)


def questions_due(
    last_full_screen_on: date | None, today: date, new_or_worse: bool, *, monitored: Collection[str] = ()
) -> tuple[Question, ...]:
    """The questions of today's visit: cauda equina always; all of them every 28 days or on new or worse symptoms.

    `monitored` are the ids of questions whose last answer is being watched: they are asked again each visit.
    """
    overdue = last_full_screen_on is None or (today - last_full_screen_on).days >= FULL_SCREEN_EVERY_DAYS
    if overdue or new_or_worse:
        return content.questions()
    return tuple(q for q in content.questions() if q.group == EVERY_VISIT or q.id in monitored)


def lowest_allowed(outcome: Outcome) -> Level:
    """The least urgent level a clinician may record, with a reason. Cauda equina signs stay urgent at least."""
    return max(
        (lowered(flag, long_standing=outcome.long_standing) for flag in outcome.flags), default=Level.NONE
    )


def lowered(flag: Flag, *, long_standing: bool) -> Level:
    if not any(name.startswith("CES") for name in flag.questions):
        return LOWERED[flag.level]
    if flag.level is Level.EMERGENCY and not (
        long_standing and MAY_BE_LONG_STANDING.issuperset(flag.questions)
    ):
        return Level.EMERGENCY
    return Level.URGENT


def blocks(level: Level, resolved: bool, *, complete: bool = True) -> Gate:
    """What a level allows. `resolved`: a clinician recorded the decision (U) or confirmed going on (R).

    Raises nothing; an emergency stays shut whatever was recorded, an incomplete screen opens nothing.
    """
    if level is Level.EMERGENCY:
        return Gate(False, "An answer needs emergency care. Only the emergency record can be written.")
    if level is Level.URGENT and not resolved:
        return Gate(False, "An answer needs your decision before treatment goes on.", needs_decision=True)
    if not complete:
        return Gate(False, "Not every safety question has an answer yet.")
    if level is Level.REFER and not resolved:
        return Gate(
            False, "An answer asks for a referral. Confirm that treatment goes on.", needs_confirmation=True
        )
    return Gate(True)

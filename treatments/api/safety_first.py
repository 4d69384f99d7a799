"""An emergency told through the patient's door is taken as it stands: what is faulty or unknown is left out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeGuard

from uuid_utils.compat import uuid7

from treatments import content
from treatments.models import ExerciseLog, ProgrammeVersion
from treatments.symptoms import emergencies, is_dangerous

Logs = Sequence[Mapping[str, Any]]

MOST_LOGS = 60
UNKNOWN = "unknown"
"""An exercise no programme has: what came with it counts for any."""


def is_alarming(told: Any) -> TypeGuard[Mapping[str, Any]]:
    """Whether what was sent is dangerous, before anybody has looked whether the rest of it makes sense."""
    if not isinstance(told, Mapping):
        return False
    logs, answers = told.get("logs"), told.get("answers")
    told_logs = [log for log in logs if isinstance(log, Mapping)] if isinstance(logs, list) else []
    return needs_help(told_logs, answers if isinstance(answers, Mapping) else {})


def without_faults(told: Mapping[str, Any], faults: Mapping[str, Any]) -> dict[str, Any]:
    """What is left for a serializer that found `faults`: the safe part of each log and answer, a number of its own."""
    left = {name: value for name, value in told.items() if name not in faults}
    if "logs" in faults and isinstance(told.get("logs"), list):
        left["logs"] = list(sound_logs(told["logs"], faults["logs"]))[:MOST_LOGS]
    if (
        "answers" in faults
        and isinstance(told.get("answers"), Mapping)
        and isinstance(faults["answers"], Mapping)
    ):
        left["answers"] = {
            name: said for name, said in told["answers"].items() if name not in faults["answers"]
        }
    return {"submission": str(uuid7()), "logs": [], **left}


def sound_logs(logs: Sequence[Any], faults: Any) -> Iterator[Mapping[str, Any]]:
    """The faultless ones, and of the others what is dangerous. All are at fault where there are too many."""
    by_log = faults if isinstance(faults, list) else [None] * len(logs)
    for log, fault in zip(logs, by_log, strict=False):
        if fault == {}:
            yield log
        elif isinstance(log, Mapping) and is_emergency(log):
            known = {name: value for name, value in log.items() if fault is not None and name not in fault}
            least = {"exercise_key": UNKNOWN, "done": ExerciseLog.Done.PART.value}
            yield {**least, **known, "new_symptom": log["new_symptom"]}


def needs_help(logs: Logs, answers: Mapping[str, Any]) -> bool:
    return is_dangerous([log.get("new_symptom") for log in logs], answers)


def is_emergency(log: Mapping[str, Any]) -> bool:
    return log.get("new_symptom") in emergencies()


def known_answers(answers: Mapping[str, str]) -> dict[str, str]:
    asked = {question.id for question in content.questions()}
    return {name: answer for name, answer in answers.items() if name in asked}


def known_logs(version: ProgrammeVersion, logs: Logs) -> list[Mapping[str, Any]]:
    """One for each exercise, the dangerous one where there are two. What came with an unknown one came with any."""
    keys = dict.fromkeys(item["key"] for item in version.content["items"])
    told = {log["exercise_key"]: log for log in sorted(logs, key=is_emergency)}
    known = {key: told[key] for key in keys if key in told}
    strange = [log["new_symptom"] for key, log in told.items() if key not in keys and is_emergency(log)]
    if not strange:
        return list(known.values())
    begun = (known.get(key, {"exercise_key": key, "done": ExerciseLog.Done.PART.value}) for key in keys)
    return [log if is_emergency(log) else {**log, "new_symptom": strange[0]} for log in begun]

"""An emergency told through the patient's door is taken as it stands: what nobody knows is left out."""

from collections.abc import Mapping, Sequence
from typing import Any

from treatments import content
from treatments.models import ExerciseLog, ProgrammeVersion
from treatments.red_flags import Level
from treatments.symptoms import emergencies

Logs = Sequence[Mapping[str, Any]]


def is_dangerous(logs: Logs, answers: Mapping[str, str] | None = None) -> bool:
    """Whether a symptom or an answer needs help at once."""
    asked = {question.id for question in content.questions() if question.level is Level.EMERGENCY}
    said = {name for name, answer in (answers or {}).items() if answer in ("yes", "unsure")}
    return bool(asked & said) or any(is_emergency(log) for log in logs)


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

"""How the exercises of a programme go at home: what the rules of `dosage` look at. Reads only, one query a noun."""

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from patients import clock
from treatments.content import DoseSettings
from treatments.dosage import Decision, Log, Standing, Zone, zone
from treatments.doses import walking
from treatments.doses.changes import change_for
from treatments.locations import location_of
from treatments.models import DoseProposal, Exercise, ExerciseLog, FollowUp, Programme, ProgrammeVersion

ADHERENCE_DAYS = 7
# What is older says nothing about the dose of today.
LOOKED_BACK = timedelta(days=60)
UNANSWERED = timedelta(hours=48)
NEVER = datetime.min.replace(tzinfo=UTC)


def is_news(log: ExerciseLog, before: ExerciseLog) -> bool:
    return bool(log.new_symptom) or log.pain_peak != before.pain_peak


@dataclass
class AtHome:
    """A programme as it was issued last, and everything the patient told of it. Needs at least one version."""

    programme: Programme

    def __post_init__(self) -> None:
        episode = self.programme.episode
        versions = self.programme.versions.select_related("session__appointment__location")
        self.versions: list[ProgrammeVersion] = list(versions.order_by("number"))
        self.zone: ZoneInfo = location_of(self.versions[-1].session).tz
        self.now = clock.now().astimezone(self.zone)
        recent = episode.exercise_logs.filter(day__gte=self.now.date() - LOOKED_BACK)
        self.rows: list[ExerciseLog] = list(recent.order_by("said_at", "id"))
        self.logs: list[ExerciseLog] = recent.newest()
        keys = [item["key"] for item in self.versions[-1].content["items"]]
        self.exercises: dict[str, Exercise] = Exercise.objects.in_bulk(keys, field_name="key")
        self.decided = self.decisions()
        self.confidence = (
            episode.check_ins.exclude(confidence=None).values_list("confidence", flat=True).first()
        )
        self.open_flag = bool(episode.hold)
        self.missed = self.missed_in_a_row()

    @property
    def items(self) -> list[Mapping[str, Any]]:
        """Each exercise once, as issued last; one prescribed for both sides is told of once."""
        return list({item["key"]: item for item in self.versions[-1].content["items"]}.values())

    def decisions(self) -> dict[str, list[DoseProposal]]:
        """What clinicians decided, by exercise, the newest last."""
        found: dict[str, list[DoseProposal]] = {}
        rows = self.programme.dose_proposals.exclude(decided_at=None).select_related("exercise")
        for row in rows.order_by("decided_at"):
            found.setdefault(row.exercise.key, []).append(row)
        return found

    def missed_in_a_row(self) -> int:
        """The newest check-ins nobody answered within two days."""
        asked = self.programme.episode.follow_ups.filter(kind=FollowUp.Kind.CHECK_IN)
        sent = asked.exclude(state__in=(FollowUp.State.PLANNED, FollowUp.State.CANCELLED))
        states = (
            sent.filter(due_at__lte=self.now - UNANSWERED).order_by("-due_at").values_list("state", flat=True)
        )
        count = 0
        for state in states:
            if state == FollowUp.State.ANSWERED:
                break
            count += 1
        return count

    def told(self, key: str) -> list[ExerciseLog]:
        """What was told of an exercise since a clinician last decided on it.

        A day that was told before counts again only with another symptom or another pain: what the clinician decided
        on does not come back because something else of that day is told later.
        """
        decided = self.decided.get(key)
        since = decided[-1].decided_at or NEVER if decided else NEVER
        before = {row.day: row for row in self.rows if row.exercise_key == key and row.said_at <= since}
        later = [copy(log) for log in self.logs if log.exercise_key == key and log.said_at > since]
        for log in later:
            if log.day in before and log.new_symptom == before[log.day].new_symptom:
                log.new_symptom = ""
        return [log for log in later if log.day not in before or is_news(log, before[log.day])]

    def log_of(self, told: ExerciseLog) -> Log:
        """A day without an hour: noon stands for it."""
        return Log(
            datetime.combine(told.day, time(12), tzinfo=self.zone),
            told.pain_before,
            told.pain_peak,
            told.pain_next_morning,
            told.done,
            told.new_symptom,
        )

    def zoned(self, key: str, settings: DoseSettings) -> list[tuple[ExerciseLog, Zone]]:
        return [(told, zone(self.log_of(told), settings, self.now)) for told in self.told(key)]

    def standing(self, item: Mapping[str, Any]) -> Standing:
        dose = item["dose"]
        return Standing(
            changed_on=self.changed_on(item),
            further=bool(change_for(Decision.PROPOSE_PROGRESS, item["key"], dose)),
            category=self.exercises[item["key"]].category,
            adherence=self.adherence(item),
            confidence=self.confidence,
            open_flag=self.open_flag,
            missed=self.missed,
            rung=walking.rung(dose["walk_level"]) if "walk_level" in dose else None,
        )

    def changed_on(self, item: Mapping[str, Any]) -> date:
        """The day from which the exercise has had the dose it has now."""
        since = self.versions[-1]
        for version in reversed(self.versions):
            doses = [one["dose"] for one in version.content["items"] if one["key"] == item["key"]]
            if item["dose"] not in doses:
                break
            since = version
        return since.created_at.astimezone(self.zone).date()

    def adherence(self, item: Mapping[str, Any]) -> float | None:
        """Days done of days planned in the last seven, 0-1; unknown before seven days have passed."""
        today = self.now.date()
        week = today - timedelta(days=ADHERENCE_DAYS)
        if self.changed_on(item) > week:
            return None
        done = {
            log.day
            for log in self.logs
            if log.exercise_key == item["key"]
            and week < log.day <= today
            and log.done != ExerciseLog.Done.NONE
        }
        return min(1.0, len(done) / (item["dose"].get("days_per_week") or ADHERENCE_DAYS))

    def level_below(self, key: str) -> Mapping[str, Any] | None:
        """The dose a clinician last raised this exercise from."""
        raised = [row for row in self.decided.get(key, ()) if row.kind == DoseProposal.Kind.PROGRESS]
        raised = [row for row in raised if row.state in DoseProposal.CARRIED_OUT]
        return raised[-1].inputs.get("dose") if raised else None

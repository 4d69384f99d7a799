"""How the exercises of a programme go at home: what the rules of `dosage` look at. Reads only, one query a noun."""

from collections.abc import Collection
from copy import copy
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from itertools import takewhile
from zoneinfo import ZoneInfo

from patients import clock
from treatments.content import DoseSettings
from treatments.dosage import Decision, Log, Standing, Zone, zone
from treatments.doses import walking
from treatments.doses.changes import change_for
from treatments.issued_doses import IssuedDoses
from treatments.locations import location_of
from treatments.models import ExerciseLog, FollowUp, Programme

WEEK_DAYS = 7
# What is older says nothing about the dose of today.
LOOKED_BACK = timedelta(days=60)
UNANSWERED = timedelta(hours=48)
NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass
class AtHome:
    """A programme as it was issued last, and everything the patient told of it. Needs at least one version.

    `fresh` are the exercises whose symptom is told anew at this moment, though it was told and decided on before.
    """

    programme: Programme
    fresh: Collection[str] = ()

    def __post_init__(self) -> None:
        episode = self.programme.episode
        versions = self.programme.versions.select_related("session__appointment__location")
        self.doses = IssuedDoses(self.programme, list(versions.order_by("number")))
        self.zone: ZoneInfo = location_of(self.doses.versions[-1].session).tz
        self.now = clock.now().astimezone(self.zone)
        recent = episode.exercise_logs.filter(day__gte=self.now.date() - LOOKED_BACK)
        self.rows: list[ExerciseLog] = list(recent.order_by("said_at", "id"))
        self.logs: list[ExerciseLog] = recent.newest()
        answers = episode.check_ins.exclude(confidence=None)
        self.confidence = answers.values_list("confidence", flat=True).first()
        self.open_flag = bool(episode.hold)
        self.missed = self.missed_in_a_row()

    @property
    def keys(self) -> list[str]:
        """Each exercise once, as issued last; one prescribed for both sides is told of once."""
        return [key for key in self.doses.by_exercise if key in self.doses.exercises]

    def missed_in_a_row(self) -> int:
        """The newest check-ins that were sent and not answered within two days."""
        asked = self.programme.episode.follow_ups.filter(kind=FollowUp.Kind.CHECK_IN)
        sent = asked.sent(before=self.now - UNANSWERED).order_by("-due_at")
        states = sent.values_list("state", flat=True)
        return len(list(takewhile(lambda state: state != FollowUp.State.ANSWERED, states)))

    def told(self, key: str) -> list[ExerciseLog]:
        """What was told of an exercise since a clinician last decided on it.

        Of a day that was told before only what is new counts: what the clinician decided on does not come back because
        something else of that day is told later.
        """
        decided = self.doses.decided.get(key)
        since = decided[-1].decided_at or NEVER if decided else NEVER
        before = {row.day: row for row in self.rows if row.exercise_key == key and row.said_at <= since}
        later = [copy(log) for log in self.logs if log.exercise_key == key and log.said_at > since]
        return [log for log in later if log.day not in before or self.is_news(log, before[log.day])]

    def is_news(self, log: ExerciseLog, known: ExerciseLog) -> bool:
        """Whether it tells anything that was not known. What was known already is taken out of it."""
        if log.new_symptom == known.new_symptom and log.exercise_key not in self.fresh:
            log.new_symptom = ""
        if log.pain_peak == known.pain_peak:
            log.pain_peak = None
        if log.pain_next_morning == known.pain_next_morning:
            log.pain_next_morning = None
        return bool(log.new_symptom) or log.pain_peak is not None or log.pain_next_morning is not None

    def log_of(self, told: ExerciseLog) -> Log:
        """A day without an hour: noon stands for it."""
        return Log(
            datetime.combine(told.day, time(12), tzinfo=self.zone),
            told.pain_before,
            told.pain_peak,
            told.pain_next_morning,
            told.done,
            told.new_symptom,
            older=self.doses.is_older(told.programme_version_id, told.exercise_key),
        )

    def zoned(self, key: str, settings: DoseSettings) -> list[tuple[ExerciseLog, Log, Zone]]:
        logs = [(told, self.log_of(told)) for told in self.told(key)]
        return [(told, log, zone(log, settings, self.now)) for told, log in logs]

    def standing(self, key: str) -> Standing:
        dose = self.doses.of(key)
        return Standing(
            changed_on=self.changed_on(key),
            further=bool(change_for(Decision.PROPOSE_PROGRESS, self.doses.level(key))),
            category=self.doses.exercises[key].category,
            adherence=self.adherence(key),
            confidence=self.confidence,
            open_flag=self.open_flag,
            drafted=self.doses.drafted(key) is not None,
            missed=self.missed,
            rung=walking.rung(dose["walk_level"]) if "walk_level" in dose else None,
        )

    def changed_on(self, key: str) -> date:
        return self.doses.since(key).created_at.astimezone(self.zone).date()

    def adherence(self, key: str) -> Fraction | None:
        """Days done of days planned in the last seven, 0-1, or since the dose began where that is less.

        The day on which it was issued and today are not over for exercising: they count where something was done.
        """
        today, began = self.now.date(), self.changed_on(key)
        week = [today - timedelta(days=back) for back in range(WEEK_DAYS)]
        begun = {
            log.day
            for log in self.logs
            if log.exercise_key == key and log.day >= began and log.done != ExerciseLog.Done.NONE
        }
        days = [day for day in week if day in begun or began < day < today]
        if not days:
            return None
        planned = Fraction((self.doses.of(key).get("days_per_week") or WEEK_DAYS) * len(days), WEEK_DAYS)
        return min(Fraction(1), Fraction(len(begun.intersection(week))) / planned)

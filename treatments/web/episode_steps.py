"""The line of an episode: screen, assessment, plan, session, programme, answers, and which of them comes next."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from patients import clock
from treatments.actions.safety import SCREEN_HOLDS
from treatments.models import (
    Assessment,
    CheckIn,
    Episode,
    FollowUp,
    Plan,
    Programme,
    ProgrammeVersion,
    RedFlagScreen,
    Referral,
    Session,
)

FEW = 3


@dataclass(frozen=True)
class Step:
    """`url` opens what is there; `begin` is where a POST starts a new one."""

    name: str
    label: str | Promise
    done: bool
    url: str = ""
    begin: str = ""


@dataclass(frozen=True)
class Line:
    screens: list[RedFlagScreen]
    assessments: list[Assessment]
    plans: list[Plan]
    sessions: list[Session]
    programme: Programme | None
    versions: list[ProgrammeVersion]
    answers: list[CheckIn]
    follow_ups: list[FollowUp]
    referrals: list[Referral]
    steps: list[Step]

    @property
    def waiting_follow_ups(self) -> list[FollowUp]:
        return [one for one in self.follow_ups if one.state == FollowUp.State.PLANNED]

    @property
    def telling_screens(self) -> list[RedFlagScreen]:
        """The newest screens a clinician asked, and every one from home that called for a decision."""
        asked = [one for one in self.screens if one.source == RedFlagScreen.Source.CLINICIAN][:FEW]
        alarming = [one for one in self.screens if one.level in RedFlagScreen.STOPS_TREATMENT]
        return [one for one in self.screens if one in asked or one in alarming]

    @property
    def next_step(self) -> Step | None:
        return next((step for step in self.steps if not step.done), None)


def line_of(episode: Episode, user: Any) -> Line:
    """Everything of one episode in ten queries."""
    sessions = (
        episode.sessions.visible_to(user).select_related("author").prefetch_related("techniques__technique")
    )
    found = Line(
        screens=list(episode.red_flag_screens.visible_to(user).select_related("asked_by", "resolved_by")),
        assessments=list(episode.assessments.visible_to(user).select_related("author")),
        plans=list(episode.plans.visible_to(user)),
        sessions=list(sessions),
        programme=Programme.objects.visible_to(user).filter(episode=episode).first(),
        versions=list(ProgrammeVersion.objects.visible_to(user).filter(programme__episode=episode)),
        answers=list(episode.check_ins.visible_to(user)),
        follow_ups=list(episode.follow_ups.visible_to(user)),
        referrals=list(episode.referrals.visible_to(user)),
        steps=[],
    )
    found.steps.extend(steps_of(episode, found))
    return found


def steps_of(episode: Episode, line: Line) -> list[Step]:
    key = episode.pk
    signed = next((one for one in line.assessments if one.is_signed), None)
    draft = next((one for one in line.assessments if not one.is_signed), None)
    plan = next((one for one in line.plans if one.status != Plan.Status.FINISHED), None)
    return [
        Step("screen", _("Safety questions"), is_screened(line), reverse("treatments:screen", args=[key])),
        Step(
            "assessment",
            _("Assessment"),
            signed is not None,
            address("assessment", draft or signed),
            reverse("treatments:assessment_start", args=[key]),
        ),
        Step(
            "plan",
            _("Plan"),
            bool(plan and plan.status == Plan.Status.ACTIVE),
            address("plan", plan) or reverse("treatments:plan_new", args=[key]),
        ),
        programme_step(episode, line),
        session_step(episode, line),
        Step("answers", _("Answers from home"), bool(line.answers), address("check_in", first(line.answers))),
    ]


def session_step(episode: Episode, line: Line) -> Step:
    """A visit ends with a signature: until one is signed today, the session is what comes next."""
    draft = next((one for one in line.sessions if not one.is_signed), None)
    today = any(one.is_signed and clock.now() - one.happened_at < SCREEN_HOLDS for one in line.sessions)
    begin = reverse("treatments:session_start", args=[episode.pk])
    newest = draft or first(line.sessions)
    return Step("session", _("Session"), today and not draft, address("session", newest), begin)


def programme_step(episode: Episode, line: Line) -> Step:
    ready = bool(line.versions) or bool(line.programme and line.programme.changed)
    return Step("programme", _("Programme"), ready, reverse("treatments:programme", args=[episode.pk]))


def is_screened(line: Line) -> bool:
    since = clock.now() - SCREEN_HOLDS
    asked = [one for one in line.screens if one.source == RedFlagScreen.Source.CLINICIAN and one.complete]
    return any(one.created_at >= since for one in asked)


def screened_today(episode: Episode) -> bool:
    since = clock.now() - SCREEN_HOLDS
    return episode.red_flag_screens.by_clinician().filter(created_at__gte=since).exists()


def first(rows: list[Any]) -> Any:
    return rows[0] if rows else None


def address(name: str, record: Any) -> str:
    return reverse(f"treatments:{name}", args=[record.pk]) if record else ""

"""Deciding what to do."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from patients import audit, clock
from patients.actors import Actor, staff_user
from patients.deed import deed
from patients.errors import RuleBroken
from treatments.actions.episodes import locked
from treatments.actions.safety import require_open_gate, require_plan_safe
from treatments.models import Episode, Plan, PlanItem

Status = Plan.Status


@deed("physio_treatments.add_plan")
def write_plan(
    *, by: Actor, episode: Episode, items: Sequence[Mapping[str, Any]] = (), **fields: Any
) -> Plan:
    """A draft. Each item has `technique` or `exercise`, and `addresses`: which finding it is for."""
    episode = locked(episode)
    plan = Plan(episode=episode, author=staff_user(by), **fields)
    plan.check_and_save()
    replace_items(plan, items, by=by)
    audit.record(by=by, deed="plan.written", about=plan, patient=episode.patient)
    return plan


@deed("physio_treatments.change_plan")
def update_plan(
    *, by: Actor, plan: Plan, items: Sequence[Mapping[str, Any]] | None = None, **fields: Any
) -> Plan:
    """Change the goal, phase, number of sessions or review date; `items`, where given, replace those there were."""
    plan = unfinished(plan)
    for name, value in fields.items():
        setattr(plan, name, value)
    plan.check_and_save()
    if items is not None:
        plan.items.all().delete()
        replace_items(plan, items, by=by)
    audit.record(
        by=by, deed="plan.changed", about=plan, patient=plan.episode.patient, reason=", ".join(fields)
    )
    return plan


def replace_items(plan: Plan, items: Sequence[Mapping[str, Any]], *, by: Actor) -> None:
    if not items:
        return
    require_open_gate(plan.episode)
    rows = [PlanItem(plan=plan, **item) for item in items]
    for row in rows:
        row.check_and_save()
    require_plan_safe(plan.episode, rows)


@deed("physio_treatments.activate_plan")
def activate_plan(*, by: Actor, plan: Plan) -> Plan:
    """No plan without a diagnosis: it rests on the newest signed assessment and its clinical impression."""
    plan = unfinished(plan)
    require_open_gate(plan.episode)
    assessment = plan.episode.assessments.filter(status="signed").exclude(impression="").first()
    if assessment is None:
        raise RuleBroken("no_signed_assessment", _("Sign an assessment with a clinical impression first."))
    if plan.status == Status.ACTIVE:
        raise RuleBroken("already_active", _("This plan is already active."))
    plan.assessment = assessment
    plan.status = Status.ACTIVE
    plan.activated_at = clock.now()
    plan.check_and_save()
    audit.record(by=by, deed="plan.activated", about=plan, patient=plan.episode.patient)
    return plan


@deed("physio_treatments.change_plan")
def hold_plan(*, by: Actor, plan: Plan) -> Plan:
    return settle(plan, Status.ON_HOLD, when=(Status.ACTIVE,), by=by)


@deed("physio_treatments.change_plan")
def finish_plan(*, by: Actor, plan: Plan) -> Plan:
    return settle(plan, Status.FINISHED, when=(Status.ACTIVE, Status.ON_HOLD), by=by)


def settle(plan: Plan, status: Plan.Status, *, when: tuple[Plan.Status, ...], by: Actor) -> Plan:
    plan = unfinished(plan)
    if plan.status not in when:
        raise RuleBroken("wrong_status", _("This plan is not active."))
    plan.status = status
    plan.check_and_save()
    audit.record(by=by, deed=f"plan.{status}", about=plan, patient=plan.episode.patient)
    return plan


def unfinished(plan: Plan) -> Plan:
    plan = Plan.objects.select_for_update(of=("self",)).select_related("episode__patient").get(pk=plan.pk)
    if plan.status == Status.FINISHED:
        raise RuleBroken("plan_finished", _("This plan is finished."))
    plan.episode = locked(plan.episode)
    return plan

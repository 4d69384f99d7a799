from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User

from patients.actions.precautions import add_precaution
from patients.errors import NotAllowed, RuleBroken
from patients.models import Patient
from treatments.actions.plans import activate_plan, write_plan
from treatments.models import Assessment, Episode, Plan, Technique

PLAN: dict[str, Any] = {"goal": "Walk for half an hour", "review_on": date(2030, 1, 1)}


def test_no_plan_without_a_signed_assessment(ana: User, back_pain: Episode) -> None:
    with pytest.raises(RuleBroken, match="Sign an assessment"):
        activate_plan(by=ana, plan=write_plan(by=ana, episode=back_pain, **PLAN))


def test_an_active_plan_rests_on_the_signed_assessment(
    ana: User, back_pain: Episode, assessed: Assessment
) -> None:
    plan = activate_plan(by=ana, plan=write_plan(by=ana, episode=back_pain, **PLAN))
    assert (plan.status, plan.assessment) == (Plan.Status.ACTIVE, assessed)


def test_there_is_one_active_plan(ana: User, back_pain: Episode, assessed: Assessment) -> None:
    activate_plan(by=ana, plan=write_plan(by=ana, episode=back_pain, **PLAN))
    with pytest.raises(RuleBroken, match="already has an active plan"):
        activate_plan(by=ana, plan=write_plan(by=ana, episode=back_pain, **PLAN))


def test_a_technique_that_is_never_used_with_a_condition_is_kept_out(
    ana: User, clara: Patient, back_pain: Episode, library: None
) -> None:
    add_precaution(by=ana, patient=clara, code="severe_osteoporosis")
    manipulation = Technique.objects.get(key="manip")
    with pytest.raises(RuleBroken, match="not used with"):
        write_plan(by=ana, episode=back_pain, items=[{"technique": manipulation}], **PLAN)
    assert not Plan.objects.exists()


def test_the_desk_writes_no_plan(rui: User, back_pain: Episode) -> None:
    with pytest.raises(NotAllowed):
        write_plan(by=rui, episode=back_pain, **PLAN)

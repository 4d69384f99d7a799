from datetime import timedelta

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from patients import clock
from treatments.actions.plans import write_plan
from treatments.models import Assessment, Episode, Plan

NEXT_MONTH = clock.now().date() + timedelta(days=30)
PLAN = {
    "goal": "Put on socks",
    "phase": "calm",
    "sessions_planned": "6",
    "review_on": NEXT_MONTH.isoformat(),
    "items-TOTAL_FORMS": "2",
    "items-INITIAL_FORMS": "0",
    "items-0-what": "t:scs",
    "items-0-addresses": "erector spinae",
    "items-1-what": "",
}


def test_a_plan_says_what_each_part_is_for(hers: Client, back_pain: Episode, library: None) -> None:
    hers.post(reverse("treatments:plan_new", args=[back_pain.pk]), PLAN)
    item = Plan.objects.get().items.get()
    assert (item.technique.key, item.addresses) == ("scs", "erector spinae")


def test_an_unchanged_part_stays_in_the_plan(hers: Client, back_pain: Episode, library: None) -> None:
    hers.post(reverse("treatments:plan_new", args=[back_pain.pk]), PLAN)
    plan = Plan.objects.get()
    hers.post(
        reverse("treatments:plan", args=[plan.pk]), {**PLAN, "items-INITIAL_FORMS": "1", "phase": "move"}
    )
    plan.refresh_from_db()
    assert (plan.phase, plan.items.count()) == ("move", 1)


def test_without_a_signed_assessment_the_refusal_is_a_sentence(
    hers: Client, ana: User, back_pain: Episode
) -> None:
    plan = write_plan(by=ana, episode=back_pain, goal="Walk", review_on=NEXT_MONTH)
    answer = hers.post(reverse("treatments:plan_activate", args=[plan.pk]))
    assert answer.status_code == 409
    assert "Sign an assessment with a clinical impression first." in answer.content.decode()


def test_on_a_signed_assessment_it_becomes_active(
    hers: Client, ana: User, back_pain: Episode, assessed: Assessment
) -> None:
    plan = write_plan(by=ana, episode=back_pain, goal="Walk", review_on=NEXT_MONTH)
    hers.post(reverse("treatments:plan_activate", args=[plan.pk]))
    plan.refresh_from_db()
    assert plan.status == "active"

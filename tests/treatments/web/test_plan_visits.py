"""From the plan to the diary: how many sessions have no visit yet."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from clinic.actions.appointments import book_appointment
from clinic.actions.visits import cancel_appointment
from patients import clock
from treatments.actions.plans import write_plan
from treatments.actions.sessions import start_session
from treatments.models import Episode, Plan, RedFlagScreen
from treatments.plan_visits import still_to_book


@pytest.fixture
def plan(ana: User, back_pain: Episode) -> Plan:
    month = (clock.now() + timedelta(days=30)).date()
    return write_plan(by=ana, episode=back_pain, goal="Walk", review_on=month, sessions_planned=3)


def test_nothing_booked_yet_leaves_all(plan: Plan) -> None:
    assert still_to_book(plan) == 3


def test_a_session_and_a_visit_to_come_count_a_cancelled_one_does_not(
    ana: User, plan: Plan, screened: RedFlagScreen, visit: dict[str, Any]
) -> None:
    start_session(by=ana, episode=plan.episode)
    coming = book_appointment(by=ana, **visit)
    assert still_to_book(plan) == 1
    cancel_appointment(by=ana, appointment=coming, reason="work")
    assert still_to_book(plan) == 2


def test_more_visits_than_planned_leave_none(ana: User, plan: Plan, visit: dict[str, Any]) -> None:
    for day in range(4):
        book_appointment(by=ana, **{**visit, "starts_at": visit["starts_at"] + timedelta(days=day)})
    assert still_to_book(plan) == 0


def test_the_plan_leads_to_its_series(hers: Client, plan: Plan) -> None:
    page = hers.get(reverse("treatments:plan", args=[plan.pk])).text
    address = reverse("clinic:book_series", args=[plan.episode.patient_id])
    assert "Book the 3 sessions still to come" in page
    assert f"{address}?count=3&amp;practitioner={plan.episode.practitioner_id}" in page

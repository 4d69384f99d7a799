"""Whatever is booked, moved, resized, cancelled and taken back, in any order: no two visits share a time."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from itertools import combinations
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clinic.actions.appointments import book_appointment, move_appointment, resize_appointment
from clinic.actions.undo import undo_change
from clinic.actions.visits import cancel_appointment
from clinic.models import Appointment, AppointmentChange, Room
from patients.actors import SYSTEM
from patients.errors import RuleBroken

QUARTER = timedelta(minutes=15)
DEEDS = ("book", "book", "move", "resize", "cancel", "undo")
steps = st.lists(
    st.tuples(st.sampled_from(DEEDS), st.integers(0, 5), st.integers(0, 12), st.integers(0, 1)),
    min_size=4, max_size=12,
)  # fmt: skip


class UndoAll(Exception):
    """Ends an example and leaves nothing of it."""


@pytest.fixture
def act(visit: dict[str, Any], ines: Any, colleague: Any, blue_room: Room) -> Callable[..., None]:
    """One deed: on which visit, at which quarter after ten, with whom."""
    people, patients = [visit["practitioner"], colleague], [visit["patient"], ines]

    def do(deed: str, which: int, quarter: int, person: int) -> None:
        starts_at = visit["starts_at"] + quarter * QUARTER
        wish = {
            **visit,
            "patient": patients[which % 2],
            "practitioner": people[person],
            "starts_at": starts_at,
        }
        if deed == "book":
            book_appointment(by=SYSTEM, **wish)
            return
        chosen = list(Appointment.objects.order_by("created_at"))[which]
        if deed == "move":
            move_appointment(by=SYSTEM, appointment=chosen, starts_at=starts_at, practitioner=people[person])
        elif deed == "resize":
            resize_appointment(by=SYSTEM, appointment=chosen, ends_at=starts_at)
        elif deed == "cancel":
            cancel_appointment(by=SYSTEM, appointment=chosen, reason="work")
        else:
            undo_change(
                by=SYSTEM,
                change=AppointmentChange.objects.filter(appointment=chosen).latest("created_at", "id"),
            )

    return do


def shared() -> list[tuple[Appointment, Appointment]]:
    visits = Appointment.objects.taking_time().order_by("starts_at")
    return [
        (one, other)
        for one, other in combinations(visits, 2)
        if (
            (one.practitioner_id == other.practitioner_id or one.room_id == other.room_id)
            and other.starts_at < one.blocked_until
        )
        or (one.patient_id == other.patient_id and other.starts_at < one.ends_at)
    ]


@given(story=steps)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_two_visits_ever_share_a_time(act: Callable[..., None], story: list[tuple[Any, ...]]) -> None:
    with suppress(UndoAll), transaction.atomic():
        for step in story:
            with suppress(RuleBroken, IndexError):
                act(*step)
            assert not shared()
        raise UndoAll

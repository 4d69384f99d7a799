"""What lies behind the visits of the diary: closed, away, shut, kept, busy elsewhere."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.contrib.auth.models import User

from clinic.actions.appointments import book_appointment
from clinic.models import (
    Absence,
    Appointment,
    AppointmentType,
    Closure,
    Location,
    WorkingHours,
)


def shades(state: Any, kind: str) -> list[tuple[str, str, str]]:
    return [
        (one["start"][11:], one["end"][11:], one["name"]) for one in state["shades"] if one["kind"] == kind
    ]


def test_whoever_has_a_visit_on_a_day_off_is_shown_with_a_closed_column(
    booked: Appointment, state: Any
) -> None:
    WorkingHours.objects.all().delete()
    assert [column["name"] for column in state()["columns"]] == ["Ana Sousa"]
    assert shades(state(), "closed") == [("00:00", "00:00", "")]


def test_time_outside_the_working_hours_is_closed(booked: Appointment, state: Any) -> None:
    WorkingHours.objects.filter(weekday=2).update(starts=time(9), ends=time(12))
    WorkingHours.objects.create(
        practitioner=booked.practitioner,
        location=booked.location,
        weekday=2,
        starts=time(13),
        ends=time(20),
    )
    assert [pair[:2] for pair in shades(state(), "closed")] == [
        ("00:00", "09:00"),
        ("12:00", "13:00"),
        ("20:00", "00:00"),
    ]
    assert (state()["from"], state()["to"]) == (8, 20)


def test_absences_and_closing_times_are_cut_to_the_day(booked: Appointment, state: Any) -> None:
    noon, days = datetime(2026, 11, 18, 12, tzinfo=UTC), timedelta(days=9)
    Absence.objects.create(practitioner=booked.practitioner, starts_at=noon, ends_at=noon + days, reason="")
    Closure.objects.create(location=booked.location, starts_at=noon - days, ends_at=noon, name="Works")
    assert shades(state(), "away") == [("12:00", "00:00", "")]
    assert shades(state(), "shut") == [("00:00", "12:00", "Works")]


def test_hours_kept_for_a_class_say_how_many_places_are_taken(
    booked: Appointment, rui: User, visit: dict[str, Any], state: Any
) -> None:
    pilates = AppointmentType.objects.create(key="pilates", name="Pilates", minutes=60, capacity=8)
    WorkingHours.objects.create(
        practitioner=booked.practitioner,
        location=booked.location,
        weekday=2,
        starts=time(18),
        ends=time(20),
        only_for=pilates,
    )
    book_appointment(by=rui, **{**visit, "type": pilates, "starts_at": booked.starts_at + timedelta(hours=8)})
    (kept,) = [one for one in state()["shades"] if one["kind"] == "kept"]
    assert (kept["name"], kept["taken"], kept["places"]) == ("Pilates", 1, 16)


def test_a_week_shows_where_else_its_practitioner_is(
    booked: Appointment, state: Any, riverside: Location
) -> None:
    hill = Location.objects.create(name="Hillside")
    Appointment.objects.filter(pk=booked.pk).update(location=hill)
    week = state(view="week", practitioner=str(booked.practitioner_id), location=str(riverside.pk))
    assert week["visits"] == []
    assert shades(week, "busy") == [("10:00", "10:45", "Hillside")]

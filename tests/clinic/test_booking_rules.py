"""What cannot be booked, and the sentence that says why."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from clinic.actions.appointments import book_appointment
from clinic.models import (
    Absence,
    Appointment,
    AppointmentType,
    Closure,
    Equipment,
    Location,
    Practitioner,
    Room,
    WorkingHours,
)
from patients.errors import RuleBroken
from patients.models import Patient


def refused(rui: User, visit: dict[str, Any], **other: Any) -> RuleBroken:
    with pytest.raises(RuleBroken) as refusal:
        book_appointment(by=rui, **{**visit, **other})
    assert not Appointment.objects.filter(patient=visit["patient"], status="booked").exists()
    return refusal.value


def test_ten_years_ahead(rui: User, visit: dict[str, Any]) -> None:
    far = refused(rui, visit, starts_at=visit["starts_at"] + timedelta(days=3653))
    assert (far.code, far.status) == ("too_far_ahead", 409)


def test_a_practitioner_who_does_not_give_the_type(
    rui: User, visit: dict[str, Any], colleague: Practitioner, new_assessment: AppointmentType
) -> None:
    new_assessment.practitioners.add(colleague)
    refusal = refused(rui, visit)
    assert (refusal.code, refusal.message) == (
        "wrong_practitioner",
        "Ana Sousa does not give “New assessment”.",
    )


def test_a_practitioner_who_has_left(rui: User, visit: dict[str, Any], dr_ana: Practitioner) -> None:
    dr_ana.active = False
    assert refused(rui, visit).code == "practitioner_inactive"


@pytest.mark.parametrize(("model", "field"), [(Room, "room"), (Equipment, "equipment")])
def test_a_thing_elsewhere_or_for_something_else(
    model: Any, field: str, rui: User, visit: dict[str, Any], riverside: Location
) -> None:
    away = model.objects.create(location=Location.objects.create(name="Hill"), name="Away")
    assert refused(rui, visit, **{field: away}).code == f"{field}_elsewhere"
    hall = model.objects.create(location=riverside, name="Hall")
    hall.types.add(AppointmentType.objects.create(key="class", name="Class", minutes=60))
    assert refused(rui, visit, **{field: hall}).code == f"{field}_unsuitable"


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("archived_at", timezone.now(), "patient_archived"),
        ("deceased_on", date(2026, 1, 1), "patient_deceased"),
    ],
)
def test_a_patient_who_is_gone(
    field: str, value: Any, code: str, rui: User, visit: dict[str, Any], clara: Patient
) -> None:
    setattr(clara, field, value)
    assert refused(rui, visit).code == code


def test_a_patient_who_is_with_somebody_else_then(
    rui: User, visit: dict[str, Any], colleague: Practitioner
) -> None:
    book_appointment(by=rui, **visit)
    with pytest.raises(RuleBroken, match="Clara Nunes has another visit at this time, with Ana Sousa") as no:
        book_appointment(by=rui, **{**visit, "practitioner": colleague})
    assert no.value.code == "patient_busy"
    assert no.value.details["next_free"][0] >= visit["starts_at"].isoformat()[:13]


def test_a_closing_time_and_an_absence(
    rui: User, visit: dict[str, Any], riverside: Location, dr_ana: Practitioner
) -> None:
    noon = visit["starts_at"] + timedelta(hours=2)
    closed = Closure.objects.create(
        location=riverside, starts_at=visit["starts_at"], ends_at=noon, name="Roof"
    )
    assert refused(rui, visit).code == "outside_hours"
    closed.delete()
    Absence.objects.create(practitioner=dr_ana, starts_at=visit["starts_at"], ends_at=noon)
    assert refused(rui, visit).code == "outside_hours"


def test_hours_reserved_for_a_class(
    rui: User, visit: dict[str, Any], riverside: Location, dr_ana: Practitioner
) -> None:
    yoga = AppointmentType.objects.create(key="yoga", name="Yoga", minutes=60, capacity=6)
    reserve(dr_ana, riverside, visit["starts_at"], yoga)
    assert refused(rui, visit).code == "outside_hours"
    assert book_appointment(by=rui, **{**visit, "type": yoga}).place == 1


def reserve(who: Practitioner, location: Location, moment: datetime, type: AppointmentType) -> None:
    day = location.local(moment)
    WorkingHours.objects.create(
        practitioner=who,
        location=location,
        weekday=day.weekday(),
        starts=time(9),
        ends=time(12),
        only_for=type,
    )


def test_no_room_left_names_other_times(
    rui: User, visit: dict[str, Any], blue_room: Room, ines: Patient, colleague: Practitioner
) -> None:
    book_appointment(by=rui, **visit)
    with pytest.raises(RuleBroken, match="No room is free") as refusal:
        book_appointment(by=rui, **{**visit, "patient": ines, "practitioner": colleague})
    assert refusal.value.details["next_free"]


def test_a_machine_is_found_where_the_type_needs_one(
    rui: User, visit: dict[str, Any], riverside: Location, new_assessment: AppointmentType
) -> None:
    new_assessment.needs_equipment = True
    laser = Equipment.objects.create(location=riverside, name="Laser")
    assert book_appointment(by=rui, **visit).equipment == laser


def test_a_deliberate_overlap_may_lie_outside_the_hours(rui: User, visit: dict[str, Any]) -> None:
    night = visit["starts_at"] + timedelta(hours=12)
    assert refused(rui, visit, starts_at=night).code == "outside_hours"
    assert book_appointment(by=rui, **{**visit, "starts_at": night}, overlap_reason="On call").pk

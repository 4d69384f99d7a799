"""A diary from before equipment was claimed comes over whole."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.emptying import empty_database

APP = "physio_clinic"
BEFORE, AFTER = "0003_a_diary_in_full", "0005_everything_is_claimed"
TEN = datetime(2026, 12, 1, 10, tzinfo=UTC)


def brought_to(name: str) -> Any:
    """The models as they were with this migration as the last."""
    executor = MigrationExecutor(connection)
    return executor.migrate([(APP, name)]).apps


@pytest.fixture
def old(transactional_db: None) -> Iterator[Any]:
    newest = MigrationExecutor(connection).loader.graph.leaf_nodes(APP)
    yield brought_to(BEFORE)
    MigrationExecutor(connection).migrate(newest)
    empty_database()


@pytest.fixture
def book(old: Any) -> Any:
    """`book(1, at=TEN)` is a visit of patient 1 with practitioner 1 and the only ultrasound."""
    there = old.get_model(APP, "Location").objects.create(name="Riverside")
    machine = old.get_model(APP, "Equipment").objects.create(location=there, name="Ultrasound")
    kind = old.get_model(APP, "AppointmentType").objects.create(key="old", name="Old", minutes=30)

    def visit(number: int, at: datetime, **fields: Any) -> Any:
        user = old.get_model("auth", "User").objects.create(username=f"p{number}")
        who = old.get_model(APP, "Practitioner").objects.create(user=user, name=f"P{number}")
        facts = {"given_name": "Sam", "family_name": str(number), "birth_date": date(1980, 1, 1)}
        patient = old.get_model("physio_patients", "Patient").objects.create(**facts)
        end = at + timedelta(minutes=30)
        times = {"starts_at": at, "ends_at": end, "blocked_until": end}
        shared = {"patient": patient, "practitioner": who, "location": there, "type": kind}
        made = old.get_model(APP, "Appointment").objects.create(**shared, **times, **fields)
        made.equipment_before.add(machine)
        return made.pk

    return visit


def test_one_machine_named_by_two_visits_goes_to_the_first(book: Any) -> None:
    half_past = TEN + timedelta(minutes=30)
    gone = book(0, TEN, status="no_show")
    second, first = book(2, TEN + timedelta(minutes=15), note="Bring shoes"), book(1, TEN)
    third = book(3, half_past)
    visits = brought_to(AFTER).get_model(APP, "Appointment").objects
    has = {visit.pk: visit.equipment is not None for visit in visits.all()}
    assert has == {gone: True, first: True, second: False, third: True}
    assert visits.get(pk=second).note == "Bring shoes Ultrasound"

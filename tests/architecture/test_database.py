"""What the database itself must hold is there after all migrations, on the engine the tests run on."""

import pytest
from django.core.management import call_command
from django.db import connection

from tests.architecture.source import APPS, ROOT

FINAL = [
    "physio_treatments_assessment_final_update",
    "physio_treatments_assessment_final_delete",
    "physio_treatments_session_final_update",
    "physio_treatments_session_final_delete",
    "physio_treatments_techniqueapplied_final_insert",
    "physio_treatments_musclefinding_final_update",
    "physio_treatments_programmeversion_no_update",
    "physio_treatments_programmeversion_no_delete",
    "physio_treatments_signature_no_update",
    "physio_treatments_addendum_no_delete",
    "physio_treatments_checkin_no_update",
    "physio_treatments_exerciselog_no_update",
    "physio_treatments_exerciselog_no_delete",
    "physio_treatments_exercisemedia_no_update",
    "physio_treatments_exercisemedia_no_delete",
    "physio_patients_accessevent_no_update",
    "physio_patients_accessevent_no_delete",
    "physio_clinic_appointmentchange_no_update",
    "physio_clinic_appointmentchange_no_delete",
    "physio_treatments_techniqueapplied_held_insert",
    "physio_treatments_programmeversion_held_insert",
    "physio_treatments_plan_held_update",
    "physio_treatments_followup_held_insert",
]
NAMES = {
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal UNION SELECT conname FROM pg_constraint",
    "sqlite": "SELECT name FROM sqlite_master",
}
CLAIMED = ("practitioner", "room", "equipment", "patient")
SLOTS = {
    "postgresql": [f"physio_slot_{claimed}" for claimed in CLAIMED],
    "sqlite": [f"physio_slot_{claimed}_{on}" for claimed in CLAIMED for on in ("insert", "update")],
}


def names() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(NAMES[connection.vendor])
        return {row[0] for row in cursor.fetchall()}


@pytest.mark.django_db
def test_signed_records_and_open_red_flags_are_guarded() -> None:
    assert not set(FINAL) - names()


@pytest.mark.django_db
def test_slots_are_guarded() -> None:
    assert not set(SLOTS[connection.vendor]) - names()


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_are_named_by_intent() -> None:
    numbered = [path.stem for app in APPS for path in (ROOT / app / "migrations").glob("0*.py")]
    assert not [stem for stem in numbered if "auto" in stem or stem.endswith("_initial")]

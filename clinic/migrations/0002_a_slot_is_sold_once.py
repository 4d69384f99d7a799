"""The last word on double booking: one time of one practitioner, room or patient belongs to one visit.

PostgreSQL holds it by exclusion constraints, SQLite by triggers. Visits that free their time (cancelled, did not
attend) and overlaps made on purpose, with a reason, are left out.
"""

from django.db import migrations

from patients.database import run_sql

TABLE = "physio_clinic_appointment"
FREES_TIME = "('cancelled_by_patient', 'cancelled_by_clinic', 'no_show')"
CLAIMS = {"practitioner": "blocked_until", "room": "blocked_until", "patient": "ends_at"}


def exclusion(resource: str, until: str) -> str:
    return (
        f"ALTER TABLE {TABLE} ADD CONSTRAINT physio_slot_{resource} EXCLUDE USING gist "
        f"({resource}_id WITH =, tstzrange(starts_at, {until}) WITH &&) "
        f"WHERE (overlap_reason = '' AND status NOT IN {FREES_TIME})"
    )


def overlap(resource: str, until: str) -> str:
    return (
        f"NEW.overlap_reason = '' AND NEW.status NOT IN {FREES_TIME} AND EXISTS (SELECT 1 FROM {TABLE} other "
        f"WHERE other.{resource}_id = NEW.{resource}_id AND other.id <> NEW.id "
        f"AND other.overlap_reason = '' AND other.status NOT IN {FREES_TIME} "
        f"AND other.starts_at < NEW.{until} AND other.{until} > NEW.starts_at)"
    )


def sqlite_triggers() -> tuple[list[str], list[str]]:
    create, drop = [], []
    for resource, until in CLAIMS.items():
        for on in ("INSERT", "UPDATE"):
            name = f"physio_slot_{resource}_{on.lower()}"
            create.append(
                f"CREATE TRIGGER {name} BEFORE {on} ON {TABLE} FOR EACH ROW WHEN {overlap(resource, until)} "
                f"BEGIN SELECT RAISE(ABORT, 'physio_slot_{resource}'); END"
            )
            drop.append(f"DROP TRIGGER {name}")
    return create, drop


CREATE, DROP = sqlite_triggers()


class Migration(migrations.Migration):
    dependencies = [("physio_clinic", "0001_diary_and_outbox")]

    operations = [
        migrations.RunPython(
            run_sql(
                postgresql=[
                    "CREATE EXTENSION IF NOT EXISTS btree_gist",
                    *(exclusion(resource, until) for resource, until in CLAIMS.items()),
                ],
                sqlite=CREATE,
            ),
            run_sql(
                postgresql=[
                    f"ALTER TABLE {TABLE} DROP CONSTRAINT physio_slot_{resource}" for resource in CLAIMS
                ],
                sqlite=DROP,
            ),
        )
    ]

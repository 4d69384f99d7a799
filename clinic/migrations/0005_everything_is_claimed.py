"""The last word on double booking, now for equipment and shared slots too.

One time of one practitioner, room, piece of equipment or patient belongs to one visit, or to visits that share a
`slot`: the places of a class, the offers of one freed time. Visits that free their time and overlaps made on purpose
are left out. PostgreSQL holds it by exclusion constraints, SQLite by triggers.
"""

from django.db import migrations

from patients.database import append_only, run_sql

TABLE = "physio_clinic_appointment"
FREES_TIME = "('cancelled_by_patient', 'cancelled_by_clinic', 'no_show')"
CLAIMS = {
    "practitioner": "blocked_until",
    "room": "blocked_until",
    "equipment": "blocked_until",
    "patient": "ends_at",
}


def exclusion(resource: str, until: str) -> str:
    return (
        f"ALTER TABLE {TABLE} ADD CONSTRAINT physio_slot_{resource} EXCLUDE USING gist "
        f"({resource}_id WITH =, tstzrange(starts_at, {until}) WITH &&, COALESCE(slot, id) WITH <>) "
        f"WHERE (overlap_reason = '' AND status NOT IN {FREES_TIME})"
    )


def overlap(resource: str, until: str) -> str:
    return (
        f"NEW.overlap_reason = '' AND NEW.status NOT IN {FREES_TIME} AND EXISTS (SELECT 1 FROM {TABLE} other "
        f"WHERE other.{resource}_id = NEW.{resource}_id AND other.id <> NEW.id "
        "AND COALESCE(other.slot, other.id) <> COALESCE(NEW.slot, NEW.id) "
        f"AND other.overlap_reason = '' AND other.status NOT IN {FREES_TIME} "
        f"AND other.starts_at < NEW.{until} AND other.{until} > NEW.starts_at)"
    )


def sqlite_guards() -> list[str]:
    statements = []
    for resource, until in CLAIMS.items():
        for on in ("INSERT", "UPDATE"):
            name = f"physio_slot_{resource}_{on.lower()}"
            statements += [
                f"DROP TRIGGER IF EXISTS {name}",
                f"CREATE TRIGGER {name} BEFORE {on} ON {TABLE} FOR EACH ROW WHEN {overlap(resource, until)} "
                f"BEGIN SELECT RAISE(ABORT, 'physio_slot_{resource}'); END",
            ]
    return statements


class Migration(migrations.Migration):
    dependencies = [("physio_clinic", "0004_one_piece_of_equipment_a_visit")]

    operations = [
        migrations.RemoveField("appointment", "equipment_before"),
        migrations.RemoveField("appointmenttype", "bookable_online"),
        migrations.RunPython(
            run_sql(
                postgresql=[
                    *(
                        f"ALTER TABLE {TABLE} DROP CONSTRAINT IF EXISTS physio_slot_{resource}"
                        for resource in CLAIMS
                    ),
                    *(exclusion(resource, until) for resource, until in CLAIMS.items()),
                ],
                sqlite=sqlite_guards(),
            ),
            # The guards before this migration were stricter; going back keeps these.
            migrations.RunPython.noop,
        ),
        *append_only("physio_clinic_appointmentchange", "What happened to a visit"),
    ]

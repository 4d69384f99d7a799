"""Trigrams make "part of a name" an index lookup on PostgreSQL. SQLite scans, which a small clinic never notices."""

from django.db import migrations

from patients.database import run_sql

INDEX = "CREATE INDEX physio_patient_search ON physio_patients_patient USING gin (search_text gin_trgm_ops)"


class Migration(migrations.Migration):
    dependencies = [("physio_patients", "0001_people")]

    operations = [
        migrations.RunPython(
            run_sql(postgresql=["CREATE EXTENSION IF NOT EXISTS pg_trgm", INDEX], sqlite=[]),
            run_sql(postgresql=["DROP INDEX physio_patient_search"], sqlite=[]),
        )
    ]

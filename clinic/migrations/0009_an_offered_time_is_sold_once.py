"""Visits past "requested" share their slot only as places of a class.

Offers of one freed time share it too, so what they hold can be sold once: the accepted visit leaves the slot, and the
guards of the migration named below see it.
"""

from importlib import import_module

from django.db import migrations, models

from patients.database import run_sql

# SQLite builds the table anew for the constraint and drops its triggers on the way.
guards = import_module("clinic.migrations.0005_everything_is_claimed").sqlite_guards


class Migration(migrations.Migration):
    dependencies = [("physio_clinic", "0008_how_to_find_the_clinic")]

    operations = [
        migrations.AddConstraint(
            model_name="appointment",
            constraint=models.CheckConstraint(
                condition=models.Q(slot__isnull=True)
                | models.Q(place__isnull=False)
                | models.Q(
                    status__in=["requested", "cancelled_by_patient", "cancelled_by_clinic", "no_show"]
                ),
                name="physio_appointment_offer_sold_once",
                violation_error_message="This time is held for an offer: press Accepted or Give back.",
            ),
        ),
        migrations.RunPython(run_sql(postgresql=[], sqlite=guards()), migrations.RunPython.noop),
    ]

from django.db import migrations

from patients.database import append_only


class Migration(migrations.Migration):
    dependencies = [("physio_patients", "0002_search_by_part_of_a_name")]

    operations = [
        *append_only("physio_patients_accessevent", "The access log"),
        *append_only("physio_patients_consent", "A recorded consent"),
        *append_only("physio_patients_document", "A document"),
    ]

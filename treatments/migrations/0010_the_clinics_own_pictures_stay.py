from django.db import migrations

from patients.database import refuse

TABLE = "physio_treatments_exercisemedia"
KEPT = "id, created_at, exercise_id, kind, description, media_type, content, sha256, added_by_id"
MESSAGE = "A picture of an exercise is final. It can be withdrawn."


class Migration(migrations.Migration):
    dependencies = [
        ("physio_treatments", "0009_limits_go_with_the_exercise"),
    ]

    operations = [
        refuse(name=f"{TABLE}_no_update", table=TABLE, on=f"UPDATE OF {KEPT}", message=MESSAGE),
        refuse(name=f"{TABLE}_no_delete", table=TABLE, on="DELETE", message=MESSAGE),
    ]

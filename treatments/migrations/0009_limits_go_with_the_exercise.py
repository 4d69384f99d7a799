from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SHIPPED = {"h01": "ice", "h02": "heat", "h03": "rest"}


def know_the_shipped_ones(apps: Apps, schema: BaseDatabaseSchemaEditor) -> None:
    """Also where the clinic worded them its own way and no upgrade reaches them."""
    for key, kind in SHIPPED.items():
        apps.get_model("physio_treatments", "Exercise").objects.filter(key=key).update(self_care=kind)


class Migration(migrations.Migration):
    dependencies = [
        ("physio_treatments", "0008_the_clinics_own_pictures"),
    ]

    operations = [
        migrations.AddField(
            model_name="exercise",
            name="self_care",
            field=models.CharField(
                blank=True,
                choices=[("ice", "Cold pack"), ("heat", "Warm pack"), ("rest", "Rest")],
                max_length=4,
                verbose_name="kind of self-care",
            ),
        ),
        migrations.RunPython(know_the_shipped_ones, migrations.RunPython.noop),
    ]

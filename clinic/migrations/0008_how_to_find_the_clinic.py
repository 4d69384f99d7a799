from django.db import migrations, models


class Migration(migrations.Migration):
    """What patients read on the page of their visit."""

    dependencies = [("physio_clinic", "0007_nobody_is_asked_twice")]

    operations = [
        migrations.AddField(
            model_name="location",
            name="directions",
            field=models.TextField(
                blank=True,
                default="",
                help_text="Patients read it on the page of their visit.",
                max_length=600,
                verbose_name="how to find us",
            ),
            preserve_default=False,
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    """What its handouts are printed on."""

    dependencies = [("physio_clinic", "0010_what_calendars_and_gaps_are_told")]

    operations = [
        migrations.AddField(
            model_name="location",
            name="paper",
            field=models.CharField(
                choices=[("a4", "A4"), ("us-letter", "US Letter")],
                default="a4",
                help_text="The handouts of exercises are made for it.",
                max_length=9,
                verbose_name="paper",
            ),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("physio_clinic", "0005_everything_is_claimed"),
    ]

    operations = [
        migrations.AddField(
            model_name="onlinebooking",
            name="code_due_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="onlinebooking",
            name="proven_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="address proven"),
        ),
        migrations.AddIndex(
            model_name="onlinebooking",
            index=models.Index(
                condition=models.Q(("code_due_at__isnull", False)),
                fields=["code_due_at"],
                name="physio_online_code_due",
            ),
        ),
    ]

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from clinic.models import Location
from clinic.standalone.demo.build import build


class Command(BaseCommand):
    help = "Fill an empty database with the demo clinic: plainly invented people around today."

    def handle(self, *args: Any, **options: Any) -> None:
        if Location.objects.exists():
            raise CommandError("This clinic already has a location: the demo is for an empty database only.")
        with transaction.atomic():
            build()
        self.stdout.write("The demo clinic is ready.")

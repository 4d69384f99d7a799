from typing import Any

from django.core.management.base import BaseCommand, CommandError

from patients.actors import SYSTEM
from treatments.actions.content import load_content
from treatments.content import ContentError


class Command(BaseCommand):
    help = (
        "Bring techniques, muscles, contraindications and exercises up to date; what the clinic edited stays."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            loaded = load_content(by=SYSTEM)
        except ContentError as error:
            raise CommandError(str(error)) from error
        for noun, changed in loaded.items():
            self.stdout.write(f"{noun}: {changed} added or updated")

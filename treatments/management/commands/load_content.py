from typing import Any

from django.core.management.base import BaseCommand

from patients.actors import SYSTEM
from treatments.actions.content import load_content


class Command(BaseCommand):
    help = (
        "Bring techniques, muscles, contraindications and exercises up to date; what the clinic edited stays."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for noun, changed in load_content(by=SYSTEM).items():
            self.stdout.write(f"{noun}: {changed} added or updated")

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

from clinic.standalone.demo.people import PASSWORD, STAFF


class Command(BaseCommand):
    help = "Print the demo accounts of this database: user name, password and role, one a line."

    def handle(self, *args: Any, **options: Any) -> None:
        known = set(get_user_model().objects.values_list("username", flat=True))
        for member in STAFF:
            if member.username in known:
                self.stdout.write(f"{member.username} {PASSWORD} {member.role}")

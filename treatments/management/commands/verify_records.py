from typing import Any

from django.core.management.base import BaseCommand, CommandError

from patients.models import Patient
from treatments.models import Signature
from treatments.signatures import faults


class Command(BaseCommand):
    help = "Prove that every signed record is still what was signed."

    def handle(self, *args: Any, **options: Any) -> None:
        signed = Patient.objects.filter(signatures__isnull=False).distinct()
        found = [fault for patient in signed.iterator() for fault in faults(patient)]
        for fault in found:
            self.stderr.write(fault)
        if found:
            raise CommandError(f"{len(found)} faults found.")
        self.stdout.write(
            f"{Signature.objects.count()} signatures of {signed.count()} patients: every record is whole."
        )

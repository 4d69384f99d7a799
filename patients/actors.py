"""Who does a deed: a signed-in member of staff, the system, a patient holding a link, a visitor of a public page."""

from dataclasses import dataclass
from typing import Any, Protocol

from django.contrib.auth.models import AbstractBaseUser

from patients.models.patient import Patient


class Actor(Protocol):
    """Anyone who can be asked whether they may."""

    def has_perm(self, perm: str, obj: Any = None) -> bool: ...


@dataclass(frozen=True)
class System:
    """Celery, beat and the command line, acting for the clinic."""

    name: str = "system"

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return True

    def __str__(self) -> str:
        return self.name


SYSTEM = System()


@dataclass(frozen=True)
class PatientOnLink:
    """A patient without an account, known by a link and their date of birth. May answer, nothing else."""

    patient: Patient
    may: frozenset[str] = frozenset({"physio_treatments.add_checkin"})

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return perm in self.may

    def __str__(self) -> str:
        return "patient"


@dataclass(frozen=True)
class OnlineVisitor:
    """Somebody on a public page, not known yet. The page's own deeds say what may follow."""

    may: frozenset[str]

    def has_perm(self, perm: str, obj: Any = None) -> bool:
        return perm in self.may

    def __str__(self) -> str:
        return "online visitor"


# What a patient goes by where a deed is written down.
PATIENTS = ("patient", "online visitor")


def staff_user(actor: Actor) -> Any:
    """The user account behind an actor, or None for everybody else."""
    return actor if isinstance(actor, AbstractBaseUser) else None

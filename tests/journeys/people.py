"""Who comes to the clinic in these journeys. The demo clinic knows none of them."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Patient:
    given_name: str
    family_name: str
    birth_date: date
    email: str

    @property
    def full_name(self) -> str:
        return f"{self.given_name} {self.family_name}"


@dataclass(frozen=True)
class Visit:
    """A booked visit. `starts_at` is UTC."""

    patient: Patient
    path: str
    starts_at: datetime


CLARA = Patient("Clara", "Nunes", date(1984, 5, 17), "clara.nunes@example.org")
INES = Patient("Ines", "Prado", date(1990, 11, 2), "ines.prado@example.org")
TEO = Patient("Teo", "Lima", date(1978, 2, 9), "teo.lima@example.org")
UTE = Patient("Ute", "Hahn", date(1949, 3, 8), "ute.hahn@example.org")

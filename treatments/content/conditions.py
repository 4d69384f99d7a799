"""Conditions that change what may be done."""

from dataclasses import dataclass
from functools import cache

from treatments.content.source import require_known, rows


@dataclass(frozen=True, kw_only=True)
class Precaution:
    """A condition of the contraindication list. `tags` are the exercise cautions it sets.

    `about` is "patient" (recorded on the patient), "finding" (of this episode) or "site" (a place on the body).
    `regions`, where given, are the only regions it matters for.
    """

    code: str
    name: str
    why: str
    source: str
    about: str = "patient"
    regions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@cache
def precautions() -> tuple[Precaution, ...]:
    found = rows(Precaution, "precautions", "precaution", key="code")
    for precaution in found:
        require_known([precaution.about], ("patient", "finding", "site"), f"precautions {precaution.code}")
    return found


def precaution_codes() -> frozenset[str]:
    """The codes that may be recorded on a patient."""
    return frozenset(precaution.code for precaution in precautions())

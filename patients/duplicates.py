"""Is this person on file already?"""

from difflib import SequenceMatcher

from patients.models import Patient
from patients.models.patient import PatientQuerySet, plain

# "Clara Nunes" and "Klara Nunez" are alike (0.82); two people with one given name in common are not.
ALIKE = 0.75
# People born on one day: a clinic with a million patients has about forty.
LOOKED_AT = 300


def alike(patients: PatientQuerySet, newcomer: Patient) -> list[Patient]:
    """Those of `patients` who were born on the same day and have a similar name, most similar first."""
    born_then = patients.filter(birth_date=newcomer.birth_date, merged_into=None)[:LOOKED_AT]
    scored = [(similarity(patient, newcomer), patient) for patient in born_then]
    found = sorted((pair for pair in scored if pair[0] >= ALIKE), key=lambda pair: -pair[0])
    return [patient for _score, patient in found]


def similarity(one: Patient, other: Patient) -> float:
    """0 to 1, whichever way round the names were typed."""
    name, straight = plain(one.full_name), plain(other.full_name)
    turned = plain(f"{other.family_name} {other.given_name}")
    return max(SequenceMatcher(None, name, spelling).ratio() for spelling in (straight, turned))

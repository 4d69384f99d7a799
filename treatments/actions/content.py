"""Bringing the shipped content into the clinic's catalogue. Safe to run at every start."""

from collections.abc import Iterable, Mapping
from typing import Any

from patients.actors import Actor
from patients.deed import deed
from treatments import content
from treatments.content import library
from treatments.library.check import check_shipped
from treatments.models import Contraindication, Exercise, Muscle, Technique
from treatments.models.catalogue import Entry


@deed("physio_treatments.change_technique")
def load_content(*, by: Actor) -> dict[str, int]:
    """Add what is new and update what changed, by key. An entry the clinic edited or retired is never overwritten.

    Raises ContentError, and brings nothing, where the library of this release is not whole.
    """
    check_shipped()
    return {
        "techniques": bring(Technique, techniques(), content.edition("techniques").version),
        "muscles": bring(Muscle, muscles(), content.edition("muscles").version),
        "contraindications": bring(
            Contraindication, contraindications(), content.edition("contraindications").version
        ),
        "exercises": bring(Exercise, library.exercises(), library.version()),
    }


def bring(model: type[Entry], rows: Iterable[Mapping[str, Any]], version: str) -> int:
    """Write the rows that differ from what is there. Returns how many."""
    known = {entry.key: entry for entry in model.objects.all()}
    changed = 0
    for row in rows:
        entry = known.get(row["key"]) or model(key=row["key"])
        if entry.edited or entry.content_version == version:
            continue
        for name, value in row.items():
            setattr(entry, name, value)
        entry.content_version = version
        entry.check_and_save()
        changed += 1
    return changed


def techniques() -> Iterable[dict[str, Any]]:
    for technique in content.techniques():
        yield {
            "key": technique.key,
            "name": technique.name,
            "parameters": [parameter.as_json() for parameter in technique.parameters],
            "professions": list(technique.professions),
            "passive": technique.passive,
            "claimed_effect": technique.claimed_effect,
            "guideline_note": technique.guideline_note,
            "position": technique.position,
        }


def muscles() -> Iterable[dict[str, Any]]:
    for muscle in content.muscles():
        yield {"key": muscle.key, "name": muscle.name, "group": muscle.group, "layer": muscle.layer}


def contraindications() -> Iterable[dict[str, Any]]:
    known = {technique.key: technique for technique in Technique.objects.all()}
    for cell in content.contraindications():
        technique = known[cell.technique]
        yield {
            "key": cell.key,
            "name": f"{technique.name}: {cell.condition.replace('_', ' ')}"[:120],
            "technique": technique,
            "condition": cell.condition,
            "kind": cell.kind.value,
            "source": cell.source,
        }

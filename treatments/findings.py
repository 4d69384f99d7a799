"""What is on record about an episode, in the shapes the pure rooms read."""

from collections.abc import Collection

from patients import clock
from treatments.content import Contraindication as Cell
from treatments.content import Kind
from treatments.models import Contraindication, Episode
from treatments.muscle_rules import Findings, Movement, Spasm

# How much an activity suffers. The API takes any JSON here; what is no such number is not read.
IMPACT = range(5)


def precautions_of(episode: Episode) -> set[str]:
    """The codes of the conditions in force today."""
    return set(episode.patient.precautions.in_force(clock.now().date()).values_list("code", flat=True))


def findings_of(episode: Episode) -> Findings:
    """The findings of the newest assessment, and the precautions."""
    newest = episode.assessments.order_by("-happened_at", "-id").first()
    if newest is None:
        return Findings(precautions=precautions_of(episode))
    return Findings(
        muscles=tuple(
            Spasm(found.muscle.key, found.spasm) for found in newest.muscle_findings.select_related("muscle")
        ),
        movements=tuple(
            Movement(found.direction, found.pain, found.region, found.effect)
            for found in newest.movement_findings.all()
        ),
        precautions=precautions_of(episode),
        impact={key: amount for key, amount in newest.impact.items() if amount in IMPACT},
        symptoms=newest.symptoms,
    )


def matrix_of(conditions: Collection[str]) -> list[Cell]:
    """The clinic's own table, as far as it speaks of these conditions."""
    rows = Contraindication.objects.offered().filter(condition__in=conditions).select_related("technique")
    return [
        Cell(technique=row.technique.key, condition=row.condition, kind=Kind(row.kind), source=row.source)
        for row in rows
    ]

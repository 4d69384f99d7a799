"""How each technique stands to each condition: one grid, and the cells that differ by grade, detail or region."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from treatments.content.catalogue import techniques
from treatments.content.conditions import precautions
from treatments.content.source import ContentError, require_known, rows, table

FILE = "contraindications"
NOTHING_KNOWN = "."


class Kind(StrEnum):
    """A: do not use. L: not over or near the area. P: the clinician decides."""

    ABSOLUTE = "A"
    LOCAL = "L"
    PRECAUTION = "P"


@dataclass(frozen=True, kw_only=True)
class Contraindication:
    """One cell of technique × condition."""

    technique: str
    condition: str
    kind: Kind
    source: str

    @property
    def key(self) -> str:
        return f"{self.technique}--{self.condition}"


@dataclass(frozen=True, kw_only=True)
class Variation:
    """A cell that differs where `parameter` has one of `values` (no values: is given at all), or in `regions`.

    Without `kind` nothing is known to speak against the technique there.
    """

    id: str
    technique: str
    condition: str
    source: str
    kind: Kind | None = None
    parameter: str = ""
    values: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Gentle:
    """A technique whose gentle grades have a column of their own."""

    technique: str
    column: str
    parameter: str
    values: tuple[str, ...]


@cache
def grid() -> dict[tuple[str, str], Kind | None]:
    """(column, condition) → kind, as the file has it."""
    columns, lines = table(FILE)["columns"], table(FILE)["matrix"]
    require_known(lines, [precaution.code for precaution in precautions()], f"{FILE}.matrix")
    cells: dict[tuple[str, str], Kind | None] = {}
    for condition, line in lines.items():
        marks = line.split()
        if len(marks) != len(columns):
            raise ContentError(f"{FILE}.matrix.{condition}: {len(marks)} marks for {len(columns)} columns.")
        require_known(marks, (*Kind, NOTHING_KNOWN), f"{FILE}.matrix.{condition}")
        cells |= {
            (column, condition): None if mark == NOTHING_KNOWN else Kind(mark)
            for column, mark in zip(columns, marks, strict=True)
        }
    return cells


@cache
def columns_of_techniques() -> dict[str, str]:
    found: dict[str, str] = dict(table(FILE)["technique_columns"])
    require_known(found, [entry.key for entry in techniques()], f"{FILE}.technique_columns")
    require_known(found.values(), table(FILE)["columns"], f"{FILE}.technique_columns")
    return found


@cache
def contraindications() -> tuple[Contraindication, ...]:
    """One row for each technique and condition that do not go together freely."""
    return tuple(
        Contraindication(technique=name, condition=precaution.code, kind=kind, source=precaution.source)
        for precaution in precautions()
        for name, column in columns_of_techniques().items()
        if (kind := grid().get((column, precaution.code)))
    )


@cache
def variations() -> tuple[Variation, ...]:
    """The cells that differ: those written out first, then those of the gentle grades."""
    written = rows(Variation, FILE, "variation", key="id")
    gentle = rows(Gentle, FILE, "gentle", key="technique")
    found = written + tuple(variation for row in gentle for variation in gentler(row))
    cells = {(cell.technique, cell.condition) for cell in contraindications()}
    for variation in found:
        if (variation.technique, variation.condition) not in cells:
            raise ContentError(f"{FILE} {variation.id}: there is no such cell to differ from.")
    return found


def gentler(row: Gentle) -> list[Variation]:
    column = columns_of_techniques()[row.technique]
    return [
        Variation(
            id=f"{row.technique}--{precaution.code}--gentle",
            technique=row.technique,
            condition=precaution.code,
            source=precaution.source,
            kind=grid()[row.column, precaution.code],
            parameter=row.parameter,
            values=row.values,
        )
        for precaution in precautions()
        if grid().get((column, precaution.code)) != grid().get((row.column, precaution.code))
    ]

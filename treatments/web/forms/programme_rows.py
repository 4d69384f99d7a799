"""The rows of a programme in the order in which they stand on the page."""

import secrets
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from treatments.models import Exercise, ProgrammeItem
from treatments.suitability import Suitability
from treatments.web.forms.programmes import ItemRow


class ItemRows:
    """`exercises` is the library by key, with the retired ones that the programme still has."""

    def __init__(self, exercises: Mapping[str, Exercise]) -> None:
        self.exercises = exercises
        self.forms: list[ItemRow] = []
        self.unknown: list[str] = []

    def read(self, data: Any) -> "ItemRows":
        """From a POST: `row` names the rows, `i<row>-exercise` and so on hold them."""
        for number in dict.fromkeys(data.getlist("row")):
            key = data.get(f"i{number}-exercise", "")
            exercise = self.exercises.get(key) if number.isdecimal() else None
            if exercise:
                row = ItemRow(data, exercise=exercise, library=self.exercises, prefix=f"i{number}")
                self.forms.append(row)
            else:
                self.unknown.append(key)
        if (added := data.get("add")) and added not in self.exercises:
            self.unknown.append(added)
        return self

    def show(self, items: Iterable[ProgrammeItem]) -> "ItemRows":
        for item in items:
            self.add(item.exercise, item.own())
        return self

    def propose(self, items: Iterable[Mapping[str, Any]]) -> "ItemRows":
        """Rows that are not saved: what a rule refused, so that it can be changed or given a reason."""
        for item in items:
            self.add(item["exercise"], {name: item[name] for name in ProgrammeItem.OWN if name in item})
        return self

    def add(self, exercise: Exercise, values: dict[str, Any]) -> None:
        prefix = f"i{secrets.randbelow(10**9)}"
        self.forms.append(ItemRow(initial=values, exercise=exercise, library=self.exercises, prefix=prefix))

    def weigh(self, suitability: Suitability) -> None:
        """Look up what speaks against each exercise, for the eye; the action asks again."""
        for row in self.forms:
            row.against = suitability.against(row.entry)

    def is_valid(self) -> bool:
        return not self.unknown and not [form for form in self.forms if not form.is_valid()]

    def facts(self) -> list[dict[str, Any]]:
        return [form.facts() for form in self.forms]

    def faults(self) -> list[str]:
        missing = (
            [_("One of the exercises is not in the library. Nothing was saved.")] if self.unknown else []
        )
        return missing + [words for form in self.forms for words in form.faults()]

    def blocks(self) -> Iterator[tuple[ProgrammeItem.Block, list[ItemRow]]]:
        """Every part of a programme in its order, also where it is empty."""
        for block in ProgrammeItem.Block:
            yield block, [row for row in self.forms if row.part == block]

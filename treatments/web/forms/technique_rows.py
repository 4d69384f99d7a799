"""The technique rows of one session, in the order in which they stand on the page."""

import secrets
from collections.abc import Iterable
from typing import Any

from treatments.models import Muscle, Session, Technique, TechniqueApplied
from treatments.web.forms.technique_row import OWN, RESULTS, TechniqueRow
from treatments.web.row_conflicts import Judge


class TechniqueRows:
    """The rows of one session, in the order in which they stand on the page."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.techniques = {one.key: one for one in Technique.objects.offered()}
        self.muscles = {one.key: one for one in Muscle.objects.offered()}
        self.judge = Judge(session.episode)
        self.forms: list[TechniqueRow] = []

    def read(self, data: Any) -> "TechniqueRows":
        """From a POST: `row` names the rows, `t<row>-technique` and so on hold them."""
        removed = data.get("remove", "")
        for number in data.getlist("row"):
            technique = self.techniques.get(data.get(f"t{number}-technique", ""))
            if technique and number.isdecimal() and number != removed:
                self.forms.append(self.row(technique, data=data, prefix=f"t{number}"))
        return self

    def show(self, applied: Iterable[TechniqueApplied]) -> "TechniqueRows":
        for one in applied:
            if one.technique.key in self.techniques:
                self.forms.append(self.row(one.technique, initial=facts_of(one)))
        return self

    def repeat(self, applied: Iterable[TechniqueApplied]) -> "TechniqueRows":
        """The same techniques again, without what only that visit can know: pain, response, tenderness, reasons."""
        for one in applied:
            kept = {name: value for name, value in facts_of(one).items() if not is_result(name)}
            if one.technique.key in self.techniques:
                self.forms.append(self.row(one.technique, initial=kept))
        return self

    def add(self, key: str) -> "TechniqueRows":
        if technique := self.techniques.get(key):
            self.forms.append(self.row(technique))
        return self

    def row(self, technique: Technique, *, prefix: str = "", **kwargs: Any) -> TechniqueRow:
        prefix = prefix or f"t{secrets.randbelow(10**9)}"
        region = self.session.episode.region
        return TechniqueRow(
            technique=technique,
            muscles=self.muscles,
            region=region,
            judge=self.judge,
            prefix=prefix,
            **kwargs,
        )

    def is_valid(self) -> bool:
        return not [form for form in self.forms if not form.is_valid()]

    def facts(self) -> list[dict[str, Any]]:
        return [form.facts() for form in self.forms]

    def faults(self) -> list[str]:
        return [
            f"{form.entry.name}, {form.fields[name].label}: {words[0]}"
            for form in self.forms
            for name, words in form.errors.items()
        ]


def facts_of(one: TechniqueApplied) -> dict[str, Any]:
    details = {f"p_{key}": shown(value) for key, value in one.parameters.items()}
    values = {name: getattr(one, name) for name in OWN if name != "muscle"}
    return {**values, **details, "muscle": one.muscle.key if one.muscle else ""}


def is_result(name: str) -> bool:
    return name in RESULTS or name.startswith("p_tenderness")


def shown(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value

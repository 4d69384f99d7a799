"""What the system ships of an exercise that the clinic edited: where it differs, and whether it is newer."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from django.utils.translation import gettext as _

from treatments import figures
from treatments.actions.exercises import in_order, now
from treatments.content import library
from treatments.doses import clean_dose
from treatments.doses.words import parts
from treatments.library.terms import vocabulary
from treatments.models import Exercise
from treatments.web.forms.exercises import ExerciseForm


def shipped_otherwise(exercise: Exercise) -> list[tuple[Any, str]]:
    """Label and shipped words of each part that the clinic has otherwise; none of an exercise of its own."""
    shipped = next((row for row in library.exercises() if row["key"] == exercise.key), None)
    if not exercise.edited or shipped is None:
        return []
    fields = ExerciseForm.base_fields
    told = [
        (fields[name].label, in_words(name, shipped[name]))
        for name in fields
        if name in shipped and in_order(name, shipped[name]) != now(exercise, name)
    ]
    if clean_dose(shipped["dose"]) != now(exercise, "dose"):
        told.append((_("Usual dose"), in_words("dose", shipped["dose"])))
    if not alike(shipped, {**shipped, "poses": exercise.poses}):
        told.append((_("Figure"), _("another one")))
    return told


def alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether both figures are drawn the same; what cannot be drawn is like none."""
    with suppress(figures.PoseRefused):
        return one["poses"] == other["poses"] or figures.strip(one) == figures.strip(other)
    return False


def is_renewed(exercise: Exercise) -> bool:
    """Whether the library came anew since the clinic last saved its own version."""
    return exercise.edited and exercise.content_version not in ("", library.version())


def in_words(name: str, value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join([*parts(value), *filter(None, [value.get("note")])])
    labels = vocabulary().get(name, {})
    said = [str(labels.get(one, one)) for one in (value if isinstance(value, list) else [value])]
    return (" " if name == "steps" else ", ").join(said) or "—"

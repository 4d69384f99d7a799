"""What a programme can begin with: a starter, or what the patient was given in another episode. Nothing is saved here.

What is blocked for this patient is left out and said; from its picture it can be added with a reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from treatments.comfort import positions_for
from treatments.content import StarterItem, programme_starters
from treatments.models import Exercise, Programme
from treatments.suitability import Suitability
from treatments.web.programme_bench import Bench
from treatments.web.programme_changes import Items, new


@dataclass
class Beginning:
    """The items that come to the list, and a sentence for each that does not."""

    items: Items = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def begun(
    data: Mapping[str, str],
    bench: Bench,
    there: set[str],
) -> Beginning:
    """By the button that was pressed. What is `there` already comes no second time."""
    starter = next((one for one in programme_starters() if one.key == data.get("starter")), None)
    found = Beginning()
    if starter:
        for item in starter.items:
            start(found, item, bench.exercises, bench.suitability, there)
    elif other := bench.others.get(data["copy"]) if "copy" in data else None:
        copy(found, other, bench.suitability, there)
    return found


def start(
    found: Beginning,
    item: StarterItem,
    library: Mapping[str, Exercise],
    suitability: Suitability,
    there: set[str],
) -> None:
    """The exercise, or the alternative that suits this patient better."""
    keys = [key for key in (item.exercise, *item.alternatives) if key in library]
    if not there.isdisjoint(keys):
        return
    easing = [option.key for option in positions_for(suitability.findings)]
    keys.sort(key=lambda key: easing.index(key) if key in easing else len(easing))
    fitting = [key for key in keys if not against(library[key], suitability)]
    if fitting:
        found.items.append({**new(library[fitting[0]]), "block": str(item.block), "note": item.note})
    else:
        found.left_out += [against(library[key], suitability) for key in keys[:1]]


def copy(found: Beginning, other: Programme, suitability: Suitability, there: set[str]) -> None:
    """The exercises of another programme with their doses. Reasons are given anew."""
    for row in other.items.select_related("exercise"):
        if row.exercise.key in there:
            continue
        if words := against(row.exercise, suitability):
            found.left_out.append(words)
        else:
            found.items.append({"exercise": row.exercise, **row.own(), "override_reason": ""})


def against(exercise: Exercise, suitability: Suitability) -> str:
    """What keeps it out of the programme of this patient; empty where nothing does."""
    if exercise.retired:
        return _("%(exercise)s is no longer offered.") % {"exercise": exercise}
    found = suitability.against(exercise)
    reasons = [*found.never, *found.blocked]
    return f"{exercise}: {reasons[0].why}" if reasons else ""

"""The waiting list as the page shows it: each entry with when it can come and its next free time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch

from clinic.free_time.openings import openings
from clinic.models import Offer, Practitioner, WaitingListEntry
from clinic.waiting.candidates import wish_of
from clinic.waiting.matching import Opening, soonest
from clinic.web.places import Place

# How far ahead the next free time is looked for.
AHEAD = 14


@dataclass(frozen=True)
class Row:
    entry: WaitingListEntry
    offer: Offer | None
    free: datetime | None = None
    person: Practitioner | None = None


def with_offers(entries: Any) -> Any:
    running = Offer.objects.running().select_related("appointment__location", "appointment__practitioner")
    rows = entries.select_related("patient", "type", "practitioner", "location")
    return rows.prefetch_related("type__practitioners", Prefetch("offers", running, to_attr="running"))


def rows_of(entries: Iterable[Any], here: Place, user: Any) -> list[Row]:
    """Each with the first time that suits at this location. One query for all of them."""
    entries = list(entries)
    people = {person.pk: person for person in Practitioner.objects.visible_to(user).working()}
    free = openings(people.values(), here.location, here.today, AHEAD) if entries else []
    return [row_of(entry, free, people) for entry in entries]


def row_of(entry: Any, free: list[Opening], people: dict[Any, Practitioner]) -> Row:
    offer = entry.running[0] if entry.running else None
    match = None if offer else soonest(wish_of(entry), free)
    if match is None:
        return Row(entry, offer)
    return Row(entry, offer, match.start, people[match.opening.practitioner])

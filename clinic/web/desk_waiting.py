"""What the desk can fill from the waiting list: gaps of the day, time given back, and offers on their way.

A fixed number of queries: the list and the diary are read once, and matched in memory.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from clinic import conf
from clinic.free_time.openings import openings
from clinic.models import FreedSlot, Location, Offer, Practitioner
from clinic.waiting.candidates import entries_waiting, free_to_be_asked, wishes_of
from clinic.waiting.matching import MARGIN, Opening, Wish, who_fits
from clinic.web.gaps import Gap
from patients import clock
from patients.models import Consent


@dataclass
class DeskWaiting:
    user: Any
    location: Location

    @cached_property
    def wishes(self) -> list[Wish]:
        entries = free_to_be_asked(entries_waiting(self.location)).visible_to(self.user)
        agreed = Consent.objects.newest_word(Consent.Kind.EMAIL_CARE)
        return wishes_of(entries.filter(type__capacity=1).annotate(mail=agreed))

    @cached_property
    def people(self) -> dict[Any, Practitioner]:
        working = Practitioner.objects.visible_to(self.user).working()
        return {person.pk: person for person in working}

    @cached_property
    def gaps(self) -> list[Gap]:
        today = self.location.local(clock.now()).date()
        free = openings(self.people.values(), self.location, today)
        found = [self.gap(self.people[opening.practitioner], opening) for opening in free]
        return sorted(found, key=lambda gap: (gap.opening.starts, gap.practitioner.name))

    def gap(self, person: Practitioner, opening: Opening, freed_slot: FreedSlot | None = None) -> Gap:
        fits = who_fits(self.wishes, [opening])
        reachable = [match for match in fits if match.wish.of.mail and match.wish.of.patient.email]
        in_time = opening.starts >= clock.now() + MARGIN
        return Gap(person, opening, len(fits), bool(reachable) and in_time, freed_slot)

    @cached_property
    def given_back(self) -> list[Gap]:
        """Time the desk decides about, where the clinic asks nobody by itself."""
        if conf.OFFERS_AT_ONCE():
            return []
        rows = FreedSlot.objects.visible_to(self.user).due(clock.now()).filter(location=self.location)
        coming = rows.filter(starts_at__gt=clock.now()).select_related("practitioner")
        return [self.gap(row.practitioner, self.opening(row), row) for row in coming.order_by("starts_at")]

    def opening(self, freed: FreedSlot) -> Opening:
        return Opening(
            freed.practitioner_id, self.location.pk, freed.starts_at, freed.ends_at, self.location.tz
        )

    @cached_property
    def offers(self) -> list[Offer]:
        """Times held for somebody at this location, the soonest to lapse first."""
        running = Offer.objects.visible_to(self.user).running().filter(appointment__location=self.location)
        rows = running.select_related("entry__patient", "appointment__practitioner", "appointment__type")
        return list(rows.order_by("expires_at"))

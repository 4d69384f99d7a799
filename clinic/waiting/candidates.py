"""Who on the waiting list could come at a time: the entries, as the pure matching wants them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q

from clinic.models import Appointment, AppointmentType, FreedSlot, Location, Offer, WaitingListEntry
from clinic.waiting.matching import MARGIN, Match, Opening, Wish, who_fits, without
from patients import clock
from patients.models import Consent


def entries_waiting(location: Location) -> Any:
    """Everybody who waits, by the wall calendar of this location, and whose record is open."""
    today = location.local(clock.now()).date()
    active = {
        "patient__archived_at": None,
        "patient__deceased_on": None,
        "patient__merged_into": None,
    }
    rows = WaitingListEntry.objects.waiting(today).filter(**active)
    return rows.select_related("patient", "type").prefetch_related("type__practitioners")


def free_to_be_asked(entries: Any) -> Any:
    """Those who hold no other offer."""
    running = Offer.objects.running().filter(entry__patient=OuterRef("patient"))
    return entries.exclude(Exists(running))


def reached_by_mail(entries: Any) -> Any:
    """Those who have an address and agreed to be written to."""
    agreed = Consent.objects.newest_word(Consent.Kind.EMAIL_CARE)
    return entries.annotate(mail=agreed).filter(mail=True).exclude(patient__email="")


def not_asked_yet(entries: Any, freed_slot: FreedSlot) -> Any:
    """Whoever was asked for this time, or gave it back, is not asked again."""
    asked = Offer.objects.filter(freed_slot=freed_slot, entry__patient=OuterRef("patient"))
    entries = entries.exclude(Exists(asked))
    visit = freed_slot.appointment
    return entries.exclude(patient=visit.patient_id) if visit else entries


def for_place_of(entries: Any, freed_slot: FreedSlot) -> Any:
    """A place in a class is for who waits for that class; other time is for everybody else."""
    visit = freed_slot.appointment
    if visit and is_place(freed_slot):
        return entries.filter(type=visit.type_id)
    return entries.filter(type__capacity=1)


def is_place(freed_slot: FreedSlot) -> bool:
    visit = freed_slot.appointment
    return visit is not None and visit.type.capacity > 1


def wish_of(entry: WaitingListEntry) -> Wish:
    type: AppointmentType = entry.type
    return Wish(
        of=entry,
        minutes=type.minutes,
        urgency=entry.urgency,
        since=entry.created_at,
        practitioner=entry.practitioner_id,
        location=entry.location_id,
        given_by=frozenset(person.pk for person in type.practitioners.all()),
        weekdays=frozenset(entry.weekdays),
        earliest=entry.earliest,
        latest=entry.latest,
        first_day=entry.first_day,
        last_day=entry.last_day,
    )


def opening_of(freed_slot: FreedSlot) -> Opening:
    visit = freed_slot.appointment
    whole_class = visit is not None and is_place(freed_slot)
    return Opening(
        practitioner=freed_slot.practitioner_id,
        location=freed_slot.location_id,
        starts=freed_slot.starts_at,
        ends=visit.ends_at if visit and whole_class else freed_slot.ends_at,
        zone=freed_slot.location.tz,
    )


def still_free(freed_slot: FreedSlot) -> list[Opening]:
    """What nobody took meanwhile and is not too near. Its own offers share it; a class goes on with a place free."""
    whole = opening_of(freed_slot)
    if is_place(freed_slot):
        return [whole]
    visits = Appointment.objects.taking_time().between(freed_slot.starts_at, freed_slot.ends_at)
    others = visits.filter(practitioner=freed_slot.practitioner_id)
    # Not `exclude`: a visit that shares no slot has none.
    others = others.filter(Q(slot=None) | ~Q(slot=freed_slot.pk))
    too_near = (whole.starts, clock.now() + MARGIN)
    taken = others.values_list("starts_at", "blocked_until")
    return without(whole, [*taken, too_near] if too_near[1] > whole.starts else taken)


def next_in_line(freed_slot: FreedSlot) -> list[Match]:
    """Who is asked for freed time, in order."""
    openings = still_free(freed_slot)
    if not openings:
        return []
    entries = reached_by_mail(free_to_be_asked(entries_waiting(freed_slot.location)))
    entries = for_place_of(not_asked_yet(entries, freed_slot), freed_slot)
    return who_fits(wishes_of(entries), openings)


def wishes_of(entries: Iterable[WaitingListEntry]) -> list[Wish]:
    return [wish_of(entry) for entry in entries]

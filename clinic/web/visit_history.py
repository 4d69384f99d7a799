"""What happened to a visit, deed by deed, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clinic.models import Appointment, AppointmentChange, Equipment, Location, Practitioner, Room

Deed = AppointmentChange.Deed
NAMED = {"practitioner_id": Practitioner, "room_id": Room, "equipment_id": Equipment}
# Who did it where there is no account.
ACTORS = {"patient": gettext_lazy("the patient"), "system": gettext_lazy("the clinic’s system")}


@dataclass(frozen=True)
class Step:
    """One deed: when (UTC), what, the details, and by whom."""

    at: datetime
    words: str
    detail: str
    who: str


@dataclass(frozen=True)
class Teller:
    """Says a change in words. `names` are those of everybody and everything in it, by key."""

    location: Location
    names: Mapping[str, str]

    def step(self, change: AppointmentChange) -> Step:
        return Step(change.created_at, self.words(change), self.detail(change), who(change))

    def words(self, change: AppointmentChange) -> str:
        if change.deed == Deed.STATUS:
            return str(Appointment.Status(change.after["status"]).label)
        return str(change.get_deed_display())

    def detail(self, change: AppointmentChange) -> str:
        before, after = change.before, change.after
        if change.deed == Deed.BOOKED:
            return _("for %(place)s") % {"place": self.place(after)}
        if change.deed == Deed.RESIZED:
            return _("until %(now)s instead of %(then)s") % {
                "now": self.clock(after["ends_at"]),
                "then": self.clock(before["ends_at"]),
            }
        if change.deed == Deed.STATUS:
            return self.reason(after)
        if self.place(before):
            return _("from %(then)s to %(now)s") % {"then": self.place(before), "now": self.place(after)}
        return str(Appointment.Status(after["status"]).label) if "status" in after else ""

    def place(self, state: Mapping[str, Any]) -> str:
        """When, with whom and in which room, as far as the deed changed it."""
        parts = [self.moment(state["starts_at"])] if "starts_at" in state else []
        if name := self.named(state, "practitioner_id"):
            parts.append(_("with %(name)s") % {"name": name})
        places = [self.named(state, "room_id"), self.named(state, "equipment_id")]
        return ", ".join([" ".join(parts), *filter(None, places)] if parts else filter(None, places))

    def named(self, state: Mapping[str, Any], field: str) -> str:
        return self.names.get(state.get(field) or "", "")

    def reason(self, after: Mapping[str, Any]) -> str:
        reason = str(Appointment.Reason(after["reason"]).label) if after.get("reason") else ""
        return ", ".join(filter(None, [reason, _("late") if after.get("late") else ""]))

    def moment(self, moment: str) -> str:
        local = self.location.local(datetime.fromisoformat(moment))
        return date_format(local, "D ") + date_format(local, "DATETIME_FORMAT")

    def clock(self, moment: str) -> str:
        return date_format(self.location.local(datetime.fromisoformat(moment)), "TIME_FORMAT")


def history_of(visit: Appointment) -> list[Step]:
    changes = list(visit.changes.select_related("by").in_order())
    teller = Teller(visit.location, names_in(changes))
    return [teller.step(change) for change in changes]


def names_in(changes: Sequence[AppointmentChange]) -> dict[str, str]:
    """Three queries at most, however long the history."""
    states: list[Mapping[str, Any]] = [state for change in changes for state in (change.before, change.after)]
    names: dict[str, str] = {}
    for field, model in NAMED.items():
        keys = {state[field] for state in states if state.get(field)}
        rows: Any = model._default_manager.filter(pk__in=keys) if keys else ()
        names |= {str(row.pk): str(row) for row in rows}
    return names


def who(change: AppointmentChange) -> str:
    if change.by:
        return str(change.by.get_full_name() or change.by)
    return str(ACTORS.get(change.actor, change.actor))

"""The visits of the diary page, read in one query and told in wall time."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from clinic.actions.appointments import MOVABLE, RESIZABLE
from clinic.models import Appointment
from clinic.web.diary_window import ROOMS, WEEK, Window
from clinic.web.wall_clock import written
from patients.models import Precaution

FIELDS = (
    "id",
    "patient_id",
    "patient__given_name",
    "patient__family_name",
    "patient__phone",
    "practitioner_id",
    "practitioner__name",
    "location_id",
    "location__name",
    "room_id",
    "room__name",
    "equipment__name",
    "type_id",
    "type__name",
    "type__colour",
    "type__capacity",
    "starts_at",
    "ends_at",
    "blocked_until",
    "status",
    "reason",
    "note",
    "sequence",
    "slot",
    "overlap_reason",
    "careful",
)
GONE = {str(status) for status in Appointment.FREES_TIME}
MOVES = {str(status) for status in MOVABLE}
RESIZES = {str(status) for status in RESIZABLE}

# The column of visits that have no room.
NO_ROOM = "none"

ONLY_LISTED = ("free", "slot", "reason", "place", "practitioner", "type_id")

Visit = dict[str, Any]


@dataclass
class DiaryVisits:
    """`there` are drawn as they stand, `given_back` were cancelled or missed, `elsewhere` are at another location."""

    there: list[Visit]
    given_back: list[Visit]
    elsewhere: list[Visit]

    @classmethod
    def of(cls, window: Window) -> "DiaryVisits":
        rows = list(asked_for(window).order_by("starts_at", "id").values(*FIELDS))
        here = [told(row, window) for row in rows if row["location_id"] == window.location.pk]
        elsewhere = [told(row, window) for row in rows if row["location_id"] != window.location.pk]
        return cls(
            [visit for visit in here if visit["status"] not in GONE],
            [visit for visit in here if visit["status"] in GONE],
            [visit for visit in elsewhere if visit["status"] not in GONE],
        )


def asked_for(window: Window) -> QuerySet[Appointment]:
    """The visits of the location; in a week, those of its practitioner wherever they are."""
    visits = Appointment.objects.visible_to(window.user).between(window.whole.start, window.whole.end)
    precautions = Precaution.objects.visible_to(window.user).in_force(window.here.today)
    visits = visits.annotate(careful=Exists(precautions.filter(patient=OuterRef("patient"))))
    wanted = Q(practitioner=window.practitioner_id) if window.view == WEEK else Q(location=window.location)
    # The buffer after a visit may reach into the day; the visit itself does not.
    return visits.filter(wanted, ends_at__gt=window.whole.start)


def told(row: dict[str, Any], window: Window) -> Visit:
    wall = window.wall
    start, end = wall.drawn(row["starts_at"], row["ends_at"])
    return {
        "id": str(row["id"]),
        "column": column_of(row, window),
        "start": written(start),
        "end": written(end),
        "from": wall.said(row["starts_at"]),
        "until": wall.said(row["ends_at"]),
        "free": written(wall.drawn(row["starts_at"], row["blocked_until"])[1]),
        "name": f"{row['patient__given_name']} {row['patient__family_name']}",
        "patient": str(row["patient_id"]),
        "phone": row["patient__phone"],
        "careful": row["careful"],
        "type": row["type__name"],
        "type_id": str(row["type_id"]),
        "colour": row["type__colour"],
        "who": row["practitioner__name"],
        "practitioner": str(row["practitioner_id"]),
        "place": row["location__name"],
        "room": row["room__name"] or "",
        "equipment": row["equipment__name"] or "",
        "status": row["status"],
        "reason": row["reason"],
        "note": row["note"],
        "overlap": row["overlap_reason"],
        "sequence": row["sequence"],
        "movable": row["status"] in MOVES,
        "resizable": row["status"] in RESIZES and row["slot"] is None,
        "slot": str(row["slot"] or ""),
        "capacity": row["type__capacity"] if row["slot"] else None,
    }


def column_of(row: dict[str, Any], window: Window) -> str:
    if window.view == WEEK:
        return ""
    return str((row["room_id"] or NO_ROOM) if window.view == ROOMS else row["practitioner_id"])


def blocks(visits: Iterable[Visit]) -> list[Visit]:
    """What is drawn: the people of one class, or of offers for one time, share a block and stand in `people`."""
    drawn: list[Visit] = []
    shared: dict[tuple[str, str], Visit] = {}
    for visit in visits:
        key = (visit["slot"], visit["column"])
        if not visit["slot"]:
            drawn.append(visit)
        elif key in shared:
            shared[key]["people"].append(visit)
        else:
            another = {"practitioner": visit["practitioner"], "type": visit["type_id"]}
            name = f"{visit['slot']}-{visit['column']}"
            shared[key] = {**visit, "id": name, "people": [visit], "another": another}
            drawn.append(shared[key])
    return drawn


def slim(visit: Visit) -> Visit:
    """For the script: without what is empty, and without what only the lists need."""
    kept = {name: value for name, value in visit.items() if name not in ONLY_LISTED}
    if "people" in kept:
        kept["people"] = [slim(person) for person in kept["people"]]
    return {name: value for name, value in kept.items() if value not in ("", None) and value is not False}

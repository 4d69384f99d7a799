"""A day of the diary at one location with ten practitioners."""

from datetime import timedelta
from functools import partial

from clinic.diary import bounds, day_of
from clinic.models import Appointment, Location
from tooling.bench.bare import bare
from tooling.bench.row import Row, at_most
from tooling.bench.timing import in_turn, queries_of

LIMIT = 6.0
MOST_QUERIES = 8
DAYS = 20
ROUNDS = 4

DAY = (
    "SELECT a.id, a.starts_at, a.ends_at, a.blocked_until, a.status, a.note, p.id, p.given_name, p.family_name, "
    "w.id, w.name, w.colour, r.id, r.name, t.id, t.name, t.colour "
    "FROM physio_clinic_appointment a "
    "JOIN physio_patients_patient p ON p.id = a.patient_id "
    "JOIN physio_clinic_practitioner w ON w.id = a.practitioner_id "
    "JOIN physio_clinic_appointmenttype t ON t.id = a.type_id "
    "LEFT JOIN physio_clinic_room r ON r.id = a.room_id "
    "WHERE a.location_id = %(location)s AND a.starts_at >= %(start)s AND a.starts_at < %(end)s "
    "ORDER BY a.starts_at, a.id"
)


def measure() -> Row:
    location = Location.objects.order_by("name")[0]
    newest = Appointment.objects.filter(location=location).order_by("-starts_at")[0]
    last = location.local(newest.starts_at).date()
    days = [last - timedelta(days=7 * number) for number in range(1, DAYS + 1)]
    with bare() as ask:
        pairs = []
        for day in days:
            whole = bounds(day, location)
            asked = {"location": location.pk, "start": whole.start, "end": whole.end}
            pairs.append((partial(ask, DAY, asked), partial(day_of, location, day)))
        bound, ours = in_turn(pairs, rounds=ROUNDS).medians
        visits, queries = len(pairs[0][1]()), queries_of(pairs[0][1])
        assert visits == len(pairs[0][0]()), "The bare SQL and the diary disagree about the day."
    return at_most(
        LIMIT,
        id="diary_day",
        work=f"a day of 10 practitioners among {Appointment.objects.count():,} appointments beside the bare SQL",
        unit="ms median",
        bound=bound,
        ours=ours,
        also=queries <= MOST_QUERIES,
        remarks=[f"{visits} visits a day, {queries} queries (at most {MOST_QUERIES})"],
    )

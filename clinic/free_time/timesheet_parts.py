"""The parts of the question that fills a timesheet, in SQL.

It is the one question of the house that is written by hand: it is asked with every free time shown and every visit
booked, and putting it together anew would cost more than the answer. Thousands of visits come back as one line for
each practitioner and room; the bounds on the start keep all that is over out of it, however long the history.

Every part gives the same columns: what it is, whose, which room, which machine, how many, and in words when.
"""

from collections.abc import Iterable

from clinic.free_time import dialect
from clinic.models import Appointment

# Those of everybody who gives this type of visit; the room is the type a stretch is reserved for.
HOURS = """
SELECT 'hours', practitioner_id, only_for_id, NULL, 1, weekday || ' ' || starts || ' ' || ends || ' ' || {validity}
FROM physio_clinic_workinghours hours
WHERE practitioner_id {people} AND location_id = %(location)s AND (
  NOT EXISTS (SELECT 1 FROM physio_clinic_appointmenttype_practitioners WHERE appointmenttype_id = %(type)s)
  OR EXISTS (SELECT 1 FROM physio_clinic_appointmenttype_practitioners givers
             WHERE appointmenttype_id = %(type)s AND givers.practitioner_id = hours.practitioner_id))
"""
AWAY = """
SELECT 'away', practitioner_id, NULL, NULL, 1, {stretches} FROM physio_clinic_absence
WHERE practitioner_id {people} AND starts_at < %(end)s AND ends_at > %(start)s GROUP BY practitioner_id
UNION ALL
SELECT 'away', practitioner_id, NULL, NULL, 1, {stretches} FROM physio_clinic_outsidebusy
JOIN physio_clinic_outsidecalendar calendar ON calendar.id = calendar_id
WHERE practitioner_id {people} AND starts_at < %(end)s AND ends_at > %(start)s GROUP BY practitioner_id
UNION ALL
SELECT 'away', location_id, NULL, NULL, 1, {stretches} FROM physio_clinic_closure
WHERE location_id = %(location)s AND starts_at < %(end)s AND ends_at > %(start)s GROUP BY location_id
"""
# Visits of the class that is asked about are told start by start, so that its places can be counted.
VISITS = """
SELECT CASE WHEN class_start IS NULL THEN 'visit' ELSE 'class' END,
       practitioner_id, room_id, equipment_id, COUNT(*), {visits}
FROM (
  SELECT *, CASE WHEN type_id = %(class)s AND location_id = %(location)s AND place IS NOT NULL
                 THEN starts_at END AS class_start
  FROM physio_clinic_appointment
  WHERE (practitioner_id {people} OR location_id = %(location)s) AND id <> %(besides)s
    AND starts_at > %(earliest)s AND starts_at < %(end)s AND blocked_until > %(start)s
    AND status NOT IN {frees_time}
) AS visits
GROUP BY practitioner_id, room_id, equipment_id, class_start
"""
# What the location keeps. How many: one, or none where it does not suit the type of visit.
PLACES = """
SELECT 'room', NULL, id, NULL, CASE WHEN {room_suits} THEN 1 ELSE 0 END, ''
FROM physio_clinic_room kept WHERE location_id = %(location)s
UNION ALL
SELECT 'machine', NULL, NULL, id, CASE WHEN {machine_suits} THEN 1 ELSE 0 END, ''
FROM physio_clinic_equipment kept WHERE location_id = %(location)s
"""
SUITS = """
  NOT EXISTS (SELECT 1 FROM physio_clinic_{kind}_types WHERE {kind}_id = kept.id)
  OR EXISTS (SELECT 1 FROM physio_clinic_{kind}_types WHERE {kind}_id = kept.id AND appointmenttype_id = %(type)s)
"""
FREES_TIME = "('{}')".format("', '".join(Appointment.FREES_TIME))


def statement(parts: Iterable[str]) -> str:
    """In the words of the database that is asked."""
    first, last = dialect.say(dialect.DAY, "valid_from"), dialect.say(dialect.DAY, "valid_until")
    return "UNION ALL".join(parts).format(
        people=dialect.say(dialect.ONE_OF, "people"),
        validity=f"{first} || ' ' || COALESCE({last}, '')",
        stretches=dialect.stretches("starts_at", "ends_at"),
        visits=dialect.stretches("starts_at", "blocked_until"),
        frees_time=FREES_TIME,
        room_suits=SUITS.format(kind="room"),
        machine_suits=SUITS.format(kind="equipment"),
    )

"""Free times in one statement by hand, as ranges of PostgreSQL: hours without visits, absences, outside appointments
and closing times, while some room is free. What is left is told in stretches, those long enough for a visit.
"""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from clinic.free_time.window import window
from clinic.models import AppointmentType, Location

FREE = """
WITH worked AS (
  SELECT practitioner_id,
         range_agg(tstzrange((day + starts) AT TIME ZONE %(zone)s, (day + ends) AT TIME ZONE %(zone)s)) AS hours
  FROM physio_clinic_workinghours
  JOIN generate_series(%(first)s::timestamp, %(last)s::timestamp, '1 day') day
    ON weekday = extract(isodow FROM day) - 1 AND day BETWEEN valid_from AND coalesce(valid_until, 'infinity')
  WHERE location_id = %(location)s AND practitioner_id = ANY(%(people)s)
  GROUP BY practitioner_id
), visits AS MATERIALIZED (
  SELECT practitioner_id, room_id, tstzrange(starts_at, blocked_until) AS claimed
  FROM physio_clinic_appointment
  WHERE (practitioner_id = ANY(%(people)s) OR location_id = %(location)s)
    AND starts_at > %(start)s - interval '10 hours' AND starts_at < %(end)s AND blocked_until > %(start)s
    AND status NOT IN ('cancelled_by_patient', 'cancelled_by_clinic', 'no_show')
), busy AS (
  SELECT practitioner_id, range_agg(claimed) AS taken
  FROM (
    SELECT practitioner_id, claimed FROM visits WHERE practitioner_id = ANY(%(people)s)
    UNION ALL
    SELECT practitioner_id, tstzrange(starts_at, ends_at) FROM physio_clinic_absence
    WHERE practitioner_id = ANY(%(people)s) AND starts_at < %(end)s AND ends_at > %(start)s
    UNION ALL
    SELECT practitioner_id, tstzrange(starts_at, ends_at)
    FROM physio_clinic_outsidebusy JOIN physio_clinic_outsidecalendar c ON c.id = calendar_id
    WHERE practitioner_id = ANY(%(people)s) AND starts_at < %(end)s AND ends_at > %(start)s
  ) AS rows
  GROUP BY practitioner_id
), rooms AS (
  SELECT range_agg(free) AS free
  FROM (
    SELECT unnest(tstzmultirange(tstzrange(%(start)s, %(end)s)) - coalesce(range_agg(claimed), '{}')) AS free
    FROM physio_clinic_room room LEFT JOIN visits ON room_id = room.id
    WHERE room.location_id = %(location)s
    GROUP BY room.id
  ) AS each
), closed AS (
  SELECT coalesce(range_agg(tstzrange(starts_at, ends_at)), '{}') AS hours FROM physio_clinic_closure
  WHERE location_id = %(location)s AND starts_at < %(end)s AND ends_at > %(start)s
)
SELECT practitioner_id, lower(free) AS free_from, upper(free) AS free_until
FROM (
  SELECT practitioner_id, unnest((worked.hours - closed.hours - coalesce(taken, '{}')) * rooms.free) AS free
  FROM worked LEFT JOIN busy USING (practitioner_id) CROSS JOIN rooms CROSS JOIN closed
) AS rest
WHERE upper(free) - lower(free) >= %(length)s
ORDER BY 2, 1
"""
AS_JSON = f"SELECT json_agg(row_to_json(free))::text FROM ({FREE}) AS free"


def asked(
    people: Collection[UUID], location: Location, type: AppointmentType, first_day: date, days: int
) -> dict[str, Any]:
    """The parameters of the question."""
    whole = window(first_day, days, location.tz)
    return {
        "people": list(people),
        "location": location.pk,
        "zone": location.zone,
        "first": first_day,
        "last": whole.days[-2],
        "start": whole.start,
        "end": whole.end,
        "length": f"{type.minutes} minutes",
    }

from datetime import timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar

from patients.models import Link
from treatments.models import ProgrammeVersion
from treatments.web.patient_calendar import weekdays


def entry(answer):
    [found] = Calendar.from_ical(answer.content).walk("VEVENT")
    return found


def test_the_calendar_file_says_when_until_the_link_ends_and_nothing_clinical(inside):
    answer = inside.look("exercises.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    found, link = entry(answer), Link.objects.latest("created_at")
    assert found["SUMMARY"] == "My exercises"
    assert found["DTSTART"].dt.tzinfo == ZoneInfo("Europe/London")
    assert found["RRULE"]["UNTIL"] == [link.expires_at.replace(microsecond=0)]
    assert not [word for word in (b"Bridge", b"Clara", b"pain", b"physio.example") if word in answer.content]
    assert b"BEGIN:VTIMEZONE" in answer.content


def test_the_first_day_is_one_of_the_days_of_the_rule(inside):
    found = entry(inside.look("exercises.ics"))
    starts = found["DTSTART"].dt
    assert f"{starts:%a}".upper()[:2] in found["RRULE"]["BYDAY"]
    assert found["DTEND"].dt - starts == timedelta(minutes=15)


def test_a_newer_programme_takes_the_place_of_the_entry(inside, issue, back_pain, bridge):
    first = entry(inside.look("exercises.ics"))
    issue(back_pain, [{"exercise": bridge}])
    second = entry(inside.look("exercises.ics"))
    assert (first["UID"], first["SEQUENCE"], second["SEQUENCE"]) == (second["UID"], 1, 2)
    assert ProgrammeVersion.objects.count() == 2


def test_the_days_are_those_of_the_exercise_that_is_done_most_often():
    dosed = [{"dose": {"days_per_week": days}} for days in (2, 3)]
    assert weekdays(dosed) == ["MO", "WE", "FR"]
    assert len(weekdays([*dosed, {"dose": {}}])) == 7
    assert len(weekdays([])) == 7

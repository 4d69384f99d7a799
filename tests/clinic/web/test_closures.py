from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile

from clinic.models import Appointment, Closure, Location

BANK_HOLIDAYS = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:test\r
BEGIN:VEVENT\r
UID:1\r
DTSTART;VALUE=DATE:20261225\r
DTEND;VALUE=DATE:20261226\r
SUMMARY:Christmas Day\r
END:VEVENT\r
END:VCALENDAR\r
"""


def bring_in(browser: Any, place: Location, **words: Any) -> Any:
    return browser.post("/closures/import/", {"locations": [place.pk], **words}, follow=True)


def test_a_half_day_closes_the_afternoon(browser_of: Any, mara: User, riverside: Location) -> None:
    words = {"name": "Outing", "locations": [riverside.pk], "part": "afternoon", "first_day": "2026-06-12"}
    browser_of(mara).post("/closures/new/", words)
    page = browser_of(mara).get("/closures/?year=2026").text
    assert "from 13:00" in page
    assert "Outing" in page


def test_a_pasted_list_closes_every_place_at_once(browser_of: Any, mara: User, riverside: Location) -> None:
    hilltop = Location.objects.create(name="Hilltop")
    days = "2026-12-25 Christmas Day\n26/12/2026 Boxing Day"
    page = bring_in(browser_of(mara), riverside, days=days, locations=[riverside.pk, hilltop.pk]).text
    assert "4 closing times are added." in page
    assert Closure.objects.filter(location=hilltop).count() == 2


@pytest.mark.usefixtures("morning")
def test_bank_holidays_come_from_a_calendar_file_and_twice_changes_nothing(
    browser_of: Any, mara: User, riverside: Location
) -> None:
    for _ in range(2):
        page = bring_in(browser_of(mara), riverside, file=SimpleUploadedFile("uk.ics", BANK_HOLIDAYS)).text
    assert "1 was there already." in page
    assert Closure.objects.get().name == "Christmas Day"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"days": "2026-12-25 Christmas Day\nBoxing Day"}, "Line 2 does not begin with a day and a name."),
        ({"days": ""}, "There is no day in this."),
        ({"days": "2026-01-01 X\n" * 500}, "more than 400 days"),
        ({"file": SimpleUploadedFile("uk.ics", b"<html>")}, "not a calendar file"),
        ({"days": "2026-01-01 X", "locations": []}, "This field is required."),
    ],
)
def test_what_is_no_list_is_refused_in_a_sentence(
    browser_of: Any, mara: User, riverside: Location, words: dict[str, Any], sentence: str
) -> None:
    answer = bring_in(browser_of(mara), riverside, **words)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert not Closure.objects.exists()


def test_visits_on_a_closed_day_are_listed(browser_of: Any, mara: User, booked: Appointment) -> None:
    page = bring_in(browser_of(mara), booked.location, days="2026-11-18 No heating").text
    assert "1 visit needs a new time" in page
    assert "Closed: No heating" in page


def test_a_closing_time_is_removed(browser_of: Any, mara: User, riverside: Location) -> None:
    bring_in(browser_of(mara), riverside, days="2026-12-25 Christmas Day")
    browser_of(mara).post(f"/house/closure/{Closure.objects.get().pk}/remove/")
    assert not Closure.objects.exists()


def test_a_year_nobody_counts_is_refused(browser_of: Any, rui: User) -> None:
    for year in ("x", "0", "99999999999", "-1"):
        assert browser_of(rui).get(f"/closures/?year={year}").status_code == 400

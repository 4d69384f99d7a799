"""Somebody new books on the public page, with and without JavaScript, and the desk sees the visit."""

import re
from datetime import date

import pytest

from tests.journeys.desk import Desk
from tests.journeys.letters import Letterbox
from tests.journeys.people import Patient
from tests.journeys.visitor import Visitor
from tests.journeys.window import DESKTOP, PHONE, Windows

NORA = Patient("Nora", "Blake", date(1960, 3, 27), "nora.blake@example.org")
OLAF = Patient("Olaf", "Brandt", date(1988, 7, 1), "olaf.brandt@example.org")


@pytest.mark.parametrize(("person", "scripts"), [(NORA, True), (OLAF, False)], ids=["with", "without"])
def test_a_visitor_books_and_the_desk_expects_them(
    windows: Windows, letterbox: Letterbox, rui: Desk, person: Patient, scripts: bool
) -> None:
    visitor = Visitor(windows(scripts=scripts, **PHONE))
    visitor.looks_for(visit="Follow-up", place="Riverside")
    time = visitor.takes_a_free_time(2)
    visitor.reads_the_notice()
    visitor.gives_details(person)
    visitor.types_the_code(person, letterbox)
    visitor.is_expected(time)
    rui.sign_in()
    rui.window.goto(f"/patients/?q={person.family_name}")
    rui.follow(re.compile(person.family_name))
    rui.sees(time)


def test_a_clinics_own_site_links_to_the_times_of_one_visit(windows: Windows) -> None:
    visitor = Visitor(windows(**DESKTOP))
    visitor.window.goto("/book-online/?location=riverside&type=follow_up&practitioner=any")
    visitor.reads("When?")

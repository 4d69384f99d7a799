import re

from tests.treatments.patient_pages.phone import words
from treatments.models import Exercise


def test_the_page_has_three_parts_and_the_safety_sheet_is_one_tap_away(inside):
    page = inside.look().content.decode()
    dock = page[page.index('class="dock"') :]
    assert re.findall(r'href="#(\w+)" data-part', dock) == ["exercises", "today", "contact"]
    assert f'class="dock-safety" href="{inside.page("safety/")}"' in dock


def test_whoever_needs_the_clinic_finds_every_way_to_reach_it(inside, riverside):
    riverside.email, riverside.address = "riverside@example.org", "1 Quay Street\nAnytown"
    riverside.save()
    page = words(inside.look())
    assert page.count('href="tel:+442079460300"') > 1
    assert 'href="mailto:riverside@example.org"' in page
    assert "1 Quay Street<br>Anytown" in page
    assert f'href="{inside.page("exercises.ics")}"' in page


def test_what_has_to_be_put_right_is_never_on_a_hidden_part(inside):
    page = words(inside.send(pain_now=None))
    assert "all-parts" in page
    assert "all-parts" not in words(inside.look())


def test_the_way_how_is_open_at_the_first_visit_only(inside):
    assert "<details open>" in words(inside.look())
    inside.train(**{"done-t04": "full"})
    assert "<details open>" not in words(inside.look())


def test_later_pictures_are_asked_for_when_they_are_scrolled_to(issue, back_pain, library, claras):
    several = [{"exercise": one} for one in Exercise.objects.exclude(poses=[])[:5]]
    issue(back_pain, several)
    claras.give("17/5/1984")
    assert claras.look().content.decode().count('loading="lazy"') == 3

import pytest

from patients.models import Patient
from tests.marked import left_in_english, marked
from tests.treatments.patient_pages.phone import Phone, link_to, words
from treatments.models import CheckIn, ProgrammeVersion

__all__ = ["marked"]


@pytest.fixture
def spanish(clara):
    Patient.objects.filter(pk=clara.pk).update(language="es")


def item_of(version):
    return version.content["items"][0]


def inside(version):
    phone = Phone(link_to(version))
    phone.give("17/5/1984")
    return phone


def test_a_programme_is_issued_in_the_patients_language(spanish, issued, bridge):
    assert issued.content["language"] == "es"
    frozen = item_of(issued)
    assert frozen["name"] != bridge.name
    assert frozen["block_name"] == "Parte principal"
    assert not set(frozen["steps"]) & set(bridge.steps)
    assert frozen["poses"][0]["label"] != bridge.poses[0]["label"]
    assert frozen["poses"][0]["v"] == bridge.poses[0]["v"]


def test_the_clinics_own_words_stay_as_they_were_written(spanish, issue, back_pain, bridge):
    bridge.name, bridge.edited = "Our bridge", True
    bridge.save()
    version = issue(back_pain, [{"exercise": bridge, "note": "As on Tuesday"}])
    assert (item_of(version)["name"], item_of(version)["note"]) == ("Our bridge", "As on Tuesday")


def test_what_was_issued_stays_when_the_patient_speaks_another_language_later(issued, clara, bridge):
    Patient.objects.filter(pk=clara.pk).update(language="es")
    again = ProgrammeVersion.objects.get(pk=issued.pk)
    assert item_of(again)["name"] == bridge.name
    assert bridge.name in words(inside(again).look())


def test_stop_rules_and_safety_questions_are_in_the_patients_language(spanish, issued):
    page = words(inside(issued).look())
    assert "Are both your legs very weak" not in page
    assert "muy débiles" in page


def test_the_safety_sheet_is_in_the_patients_language(spanish, issued):
    page = words(inside(issued).look("safety/"))
    assert "No feeling" not in page
    assert "Esta traducción la hizo una máquina" in page


def test_the_api_of_a_patient_speaks_their_language(spanish, issued):
    answer = Phone(link_to(issued)).post(
        f"/api/programme/{link_to(issued)}/open/",
        {"birth_date": "1984-05-17"},
        content_type="application/json",
    )
    assert "muy débiles" in " ".join(question["text"] for question in answer.json()["questions"])


def test_words_issued_in_another_language_than_the_page_are_marked_as_such(spanish, issued):
    page = words(inside(issued).look("?language=en"))
    assert '<html lang="en-gb"' in page
    assert 'data-aloud lang="es" dir="auto">1. ' in page


def test_staff_read_an_answer_with_the_exercises_by_their_own_names(spanish, issued, bridge, ana, browser_of):
    inside(issued).send(**{f"done-{bridge.key}": "full"})
    answer = CheckIn.objects.get()
    page = words(browser_of(ana).get(f"/check-ins/{answer.pk}/"))
    assert bridge.name in page
    assert item_of(issued)["name"] not in page


def test_nothing_on_a_programmes_pages_is_left_in_english(clara, marked, issue, back_pain, bridge):
    Patient.objects.filter(pk=clara.pk).update(language="el")
    phone = inside(issue(back_pain, [{"exercise": bridge}], note=""))
    assert phone.send(**{f"done-{bridge.key}": "full"}).status_code == 302
    thanks = f"answered/{CheckIn.objects.get().pk}/"
    for path in ("", "safety/", "stop-messages/", thanks):
        page = phone.look(path).content.decode()
        assert left_in_english(page, known={"Riverside", "iPhone:", "Android:"}) == set()


def test_nothing_at_the_door_is_left_in_english(clara, marked, issued):
    Patient.objects.filter(pk=clara.pk).update(language="el")
    page = Phone(link_to(issued)).look().content.decode()
    assert left_in_english(page, known={"Riverside"}) == set()

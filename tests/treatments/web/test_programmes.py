from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from treatments.actions.assessments import save_assessment, start_assessment
from treatments.actions.episodes import open_episode
from treatments.actions.programmes import save_programme
from treatments.models import Episode, Exercise, Programme, ProgrammeVersion

ITEM = {"row": "1", "i1-exercise": "t04", "i1-block": "main", "i1-sets": "3", "i1-reps": "10"}
OTHER = {"i2-exercise": "b01", "i2-block": "warm_up", "i2-minutes": "3"}
HTMX = {"HX-Request": "true"}


def page_of(episode: Episode) -> str:
    return reverse("treatments:programme", args=[episode.pk])


def keys() -> list[str]:
    return [item.exercise.key for item in Programme.objects.get().items.all()]


def test_a_picture_is_added_with_its_usual_dose(hers: Client, back_pain: Episode, bridge: Exercise) -> None:
    hers.post(page_of(back_pain), {"add": "t04"})
    item = Programme.objects.get().items.get()
    assert item.dose["sets"] == bridge.dose["sets"]


def test_rows_move_by_button_and_keep_their_dose(hers: Client, back_pain: Episode, library: None) -> None:
    hers.post(page_of(back_pain), {**ITEM, **OTHER, "row": ["1", "2"], "up": "2"})
    assert keys() == ["b01", "t04"]
    assert Programme.objects.get().items.get(exercise__key="t04").dose["reps"] == 10


def test_a_row_is_taken_out(hers: Client, back_pain: Episode, library: None) -> None:
    hers.post(page_of(back_pain), {**ITEM, **OTHER, "row": ["1", "2"], "remove": "1"})
    assert keys() == ["b01"]


def test_a_starter_adds_what_is_not_there_yet(hers: Client, back_pain: Episode, library: None) -> None:
    hers.post(page_of(back_pain), {**OTHER, "row": "2", "starter": "acute_spasm_starter"})
    assert keys()[0] == "b01"
    assert keys().count("b01") == 1
    assert "a01" in keys()


def test_a_dose_out_of_range_is_refused_beside_its_number(
    hers: Client, back_pain: Episode, library: None
) -> None:
    answer = hers.post(page_of(back_pain), {**ITEM, "i1-reps": "5000", "save": "yes"})
    assert answer.status_code == 400
    assert "A whole number from 1 to 100" in answer.content.decode()
    assert not Programme.objects.exists()


def test_what_a_finding_blocks_asks_for_a_reason(
    hers: Client, ana: User, back_pain: Episode, library: None
) -> None:
    examined = start_assessment(by=ana, episode=back_pain)
    bending = {"region": "low_back", "direction": "flexion", "pain": 8}
    save_assessment(by=ana, assessment=examined, fields={}, movements=[bending])
    stretch = {"row": "1", "i1-exercise": "m03", "i1-block": "main", "i1-reps": "10"}
    assert "Bending forwards hurts" in hers.get(page_of(back_pain)).content.decode()
    answer = hers.post(page_of(back_pain), {**stretch, "save": "yes"})
    assert answer.status_code == 409
    assert "Write the reason for going on." in answer.content.decode()
    assert "Reason to go on" in answer.content.decode()
    hers.post(page_of(back_pain), {**stretch, "i1-override_reason": "Small range only", "save": "yes"})
    assert keys() == ["m03"]


def test_nothing_is_sent_from_the_builder(hers: Client, back_pain: Episode, library: None) -> None:
    answer = hers.post(page_of(back_pain), {**ITEM, "save": "yes"}, follow=True)
    assert "It is sent when you sign the session." in answer.content.decode()
    assert not ProgrammeVersion.objects.exists()


def test_htmx_gets_the_rows_alone(hers: Client, back_pain: Episode, library: None) -> None:
    answer = hers.post(page_of(back_pain), {"add": "t04"}, headers=HTMX)
    assert "<html" not in answer.content.decode()
    assert 'value="t04"' in answer.content.decode()


def test_the_handout_is_the_document_that_was_issued(
    hers: Client, ana: User, issued: ProgrammeVersion
) -> None:
    answer = hers.get(reverse("treatments:handout", args=[issued.pk]))
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content == bytes(issued.handout.content)


def test_one_press_gives_the_next_level_or_the_one_before(
    hers: Client, back_pain: Episode, library: None
) -> None:
    walk = {"row": "1", "i1-exercise": "a01", "i1-block": "walking", "i1-minutes": "5"}
    hers.post(page_of(back_pain), {**walk, "harder": "1"})
    assert keys() == ["a02"]
    hers.post(page_of(back_pain), {**walk, "i1-exercise": "a02", "easier": "1"})
    assert keys() == ["a01"]


def test_where_no_other_exercise_is_known_the_variation_becomes_the_note(
    hers: Client, back_pain: Episode, library: None
) -> None:
    hers.post(page_of(back_pain), {**ITEM, "harder": "1"})
    item = Programme.objects.get().items.get()
    assert (item.exercise.key, item.note) == ("t04", "Single-leg bridge; feet on step")


def test_the_page_says_what_the_programme_covers_and_lacks(
    hers: Client, back_pain: Episode, library: None
) -> None:
    hers.post(page_of(back_pain), {**ITEM, "save": "yes"})
    page = hers.get(page_of(back_pain)).content.decode()
    assert "There is no walking in it." in page
    assert "There is no position of relief in it." in page


def test_a_position_that_eases_is_offered_where_bending_hurts(
    hers: Client, ana: User, back_pain: Episode, library: None
) -> None:
    examined = start_assessment(by=ana, episode=back_pain)
    bending = {"region": "low_back", "direction": "flexion", "pain": 8}
    save_assessment(by=ana, assessment=examined, fields={}, movements=[bending])
    assert "Bending forwards hurts most." in hers.get(page_of(back_pain)).content.decode()


def test_what_the_patient_did_in_another_episode_is_copied_with_its_dose(
    hers: Client, ana: User, back_pain: Episode, bridge: Exercise
) -> None:
    save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge, "dose": {"sets": 2, "reps": 7}}])
    former = Programme.objects.get()
    again = open_episode(by=ana, patient=back_pain.patient, region="low_back", side="right")
    hers.post(page_of(again), {"copy": str(former.pk)})
    assert again.programme.items.get().dose["reps"] == 7


def test_whatever_was_filled_in_wrongly_is_said_on_top_of_the_list(
    hers: Client, back_pain: Episode, library: None
) -> None:
    sent = {**ITEM, "i1-reps": "0", "note": "x" * 1001, "save": "yes"}
    answer = hers.post(page_of(back_pain), sent)
    assert answer.status_code == 400
    assert answer.context["faults"] == [
        "Bridge, times: A whole number from 1 to 100.",
        "Note to the patient: Ensure this value has at most 1000 characters (it has 1001).",
    ]
    saved = hers.post(
        reverse("treatments:programme_autosave", args=[back_pain.pk]), {**ITEM, "note": "x" * 1001}
    )
    assert (saved.status_code, saved.json()["message"][:20]) == (400, "Note to the patient:")


def test_a_press_reads_the_library_once_and_what_is_known_of_the_patient_once_beside_the_rule(
    hers: Client, back_pain: Episode, library: None
) -> None:
    with CaptureQueriesContext(connection) as asked:
        hers.post(page_of(back_pain), {**ITEM, "starter": "acute_spasm_starter"}, headers=HTMX)
    reads = " ".join(one["sql"] for one in asked if one["sql"].startswith("SELECT"))
    assert reads.count('"retired" OR ') == 1
    assert reads.count(' FROM "physio_patients_precaution" ') == 2

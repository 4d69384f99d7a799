from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from patients.actions.precautions import add_precaution
from patients.models import Patient
from treatments.actions.programmes import save_programme
from treatments.actions.sessions import start_session
from treatments.models import Episode, Exercise, Session

Row = dict[str, str]


def url(name: str, session: Session) -> str:
    return reverse(f"treatments:{name}", args=[session.pk])


def test_beginning_twice_goes_on_with_the_same_draft(
    hers: Client, back_pain: Episode, draft: Session
) -> None:
    answer = hers.post(reverse("treatments:session_start", args=[back_pain.pk]))
    assert answer["Location"] == url("session", draft)


def test_a_chip_brings_a_row_with_the_usual_values(hers: Client, draft: Session) -> None:
    words = hers.get(url("technique_row", draft), {"add": "scs"}).content.decode()
    assert 'value="90"' in words
    assert not draft.techniques.exists()


def test_the_row_is_saved_with_its_typed_details(
    hers: Client, draft: Session, counter_strain_row: Row
) -> None:
    answer = hers.post(url("session_autosave", draft), {**counter_strain_row, "version": "0"})
    assert answer.json() == {"version": 1}
    used = draft.techniques.get()
    assert (used.muscle.key, used.parameters["hold_s"], used.parameters["slow_return"]) == (
        "erector_spinae",
        90,
        True,
    )


def test_a_detail_out_of_range_is_refused_in_words(
    hers: Client, draft: Session, counter_strain_row: Row
) -> None:
    answer = hers.post(url("session_autosave", draft), {**counter_strain_row, "t7-p_hold_s": "900"})
    assert answer.status_code == 400
    assert "Counter-strain, Hold (s): Between 30 and 180 s." in answer.json()["message"]


def test_a_contraindication_asks_for_a_reason_in_its_row(hers: Client, ana: User, draft: Session) -> None:
    add_precaution(by=ana, patient=draft.episode.patient, code="pacemaker")
    assert "Do not use" in hers.get(url("technique_row", draft), {"add": "tens"}).content.decode()
    row = {"row": "3", "t3-technique": "tens", "t3-p_mode": "conventional", "t3-p_minutes": "30"}
    answer = hers.post(url("session", draft), {**row, "t3-p_rate_hz": "100"})
    assert answer.status_code == 409
    assert "Pacemaker or other implanted electronics" in answer.content.decode()
    assert "Reason to go on" in answer.content.decode()


def test_last_sessions_techniques_come_back_without_its_results(
    hers: Client, ana: User, draft: Session, counter_strain_row: Row
) -> None:
    hers.post(url("session_sign", draft), {**counter_strain_row, "consent_confirmed": "on", "version": "0"})
    again = start_session(by=ana, episode=draft.episode)
    row = hers.get(url("technique_row", again), {"copy": "last"}).context["rows"].forms[0]
    assert row["p_tender_point"].value() == "L3 left"
    assert row["p_tenderness_before"].value() is None


def test_without_consent_techniques_are_not_signed(
    hers: Client, draft: Session, counter_strain_row: Row
) -> None:
    answer = hers.post(url("session_sign", draft), {**counter_strain_row, "version": "0"})
    assert answer.status_code == 400
    assert "Confirm the patient" in answer.content.decode()
    assert draft.techniques.count() == 1


def test_signing_says_that_the_programme_goes_out(
    hers: Client, ana: User, clara: Patient, draft: Session, bridge: Exercise
) -> None:
    save_programme(by=ana, episode=draft.episode, items=[{"exercise": bridge}])
    answer = hers.post(url("session_sign", draft), {"subjective": "Better", "version": "0"}, follow=True)
    assert "The exercise programme is on its way to the patient." in answer.content.decode()


def test_without_javascript_the_chip_saves_and_asks_for_the_row(hers: Client, draft: Session) -> None:
    answer = hers.post(url("session", draft), {"add": "scs", "subjective": "Better"}, follow=True)
    draft.refresh_from_db()
    assert draft.subjective == "Better"
    assert 'value="scs"' in answer.content.decode()
    assert answer.context["rows"].forms[0].entry.key == "scs"

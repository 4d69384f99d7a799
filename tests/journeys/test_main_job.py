"""The main job, told once from the desk to the answer from home, as three people do it."""

from dataclasses import replace
from datetime import datetime
from email.message import EmailMessage

import requests

from tests.journeys.by_api import DeskByApi
from tests.journeys.clinician import Clinician
from tests.journeys.desk import Desk
from tests.journeys.letters import Letterbox, text_of, token_in
from tests.journeys.patient_at_home import PatientAtHome
from tests.journeys.people import CLARA, Visit
from tests.journeys.records import Records
from tooling.clinic import Clinic

PROBLEM = "Back muscle spasm"
ERECTOR = {"muscle": "erector_spinae", "side": "left"}
MASSAGE = {**ERECTOR, "p_kind": "petrissage", "p_minutes": 10}


def test_the_main_job(
    clinic: Clinic, rui: Desk, ana: Clinician, clara: PatientAtHome, letterbox: Letterbox, records: Records
) -> None:
    visit = she_comes_at_once(clinic, the_desk_registers_her_and_books(rui))
    the_physiotherapist_asks_and_assesses(ana, visit)
    she_plans(ana)
    exercises = she_chooses_the_exercises(ana)
    she_treats_and_signs(ana)
    letter = one_letter_says_little_and_brings_the_programme(letterbox)
    looking_changes_nothing(clinic, letter, records)
    the_patient_follows_it_and_answers(clara, clinic, letter, exercises)
    the_answer_waits_for_the_physiotherapist(ana)
    she_answers_without_a_network_and_it_arrives_once(clara, records)
    a_dangerous_answer_is_met_at_once(clara)
    and_stops_treatment(ana)
    assert len(letterbox.programmes(CLARA.email)) == 1


def the_desk_registers_her_and_books(rui: Desk) -> Visit:
    rui.sign_in()
    rui.registers(CLARA, mail="full")
    return rui.books(CLARA, visit="New assessment", clinician="Ana Sousa")


def she_comes_at_once(clinic: Clinic, visit: Visit) -> Visit:
    """The first free time may be another day's, and nobody arrives before their day."""
    appointment = {"id": visit.path.strip("/").rpartition("/")[2]}
    moved = DeskByApi(clinic.url).lets_come_at_once(appointment, "Cannot stand up straight")
    return replace(visit, starts_at=datetime.fromisoformat(moved["starts_at"]))


def the_physiotherapist_asks_and_assesses(ana: Clinician, visit: Visit) -> None:
    ana.sign_in()
    ana.sees_on_her_day(visit)
    ana.marks_arrival(CLARA)
    ana.opens_the_file(CLARA)
    ana.opens_an_episode(PROBLEM, region="low_back", side="left")
    ana.goes_on()
    ana.asks_the_safety_questions()
    ana.goes_on()
    ana.writes_down_what_is_said(pain=(6, 3, 8))
    ana.writes_down_what_she_finds(
        muscle={**ERECTOR, "spasm": 2, "tenderness": 3},
        movement={"direction": "flexion", "region": "low_back", "degrees": 35, "pain": 5},
    )
    ana.signs_the_assessment(impression="Protective spasm of the left erector spinae after lifting.")


def she_plans(ana: Clinician) -> None:
    ana.goes_on()
    ana.writes_the_plan(
        goal="Lift my daughter without fear",
        techniques={
            "Counter-strain": "Left erector spinae, spasm 2",
            "Massage": "Tenderness",
            "Joint mobilisation (Maitland)": "Stiff L4",
        },
        exercises={"Belly breathing": "Protective spasm"},
    )
    ana.activates_the_plan()


def she_chooses_the_exercises(ana: Clinician) -> list[str]:
    ana.goes_on()
    return ana.chooses_exercises(
        starter="Acute back spasm: calm and walk", more="Bridge", dose={"sets": 2, "reps": 8}
    )


def she_treats_and_signs(ana: Clinician) -> None:
    ana.goes_on()
    ana.reads("Session")
    ana.uses(
        "Counter-strain",
        **ERECTOR,
        p_tender_point="Left L4, paraspinal",
        p_tenderness_before=7,
        p_position_flexion="extension",
        p_position_side_bend="towards",
        p_hold_s=90,
        p_slow_return="yes",
        p_tenderness_after=2,
    )
    ana.uses("Massage", **MASSAGE)
    ana.uses("Joint mobilisation (Maitland)", p_joint="L4", p_movement="pa_central", p_grade="III")
    ana.writes_the_note(
        pain=(6, 3),
        subjective="Better when walking.",
        objective="Flexion 35 degrees, then 50.",
        appraisal="Spasm eased.",
        next_steps="Again in four days.",
    )
    ana.signs_the_session()
    ana.sees("Counter-strain, Massage, Joint mobilisation (Maitland)")


def one_letter_says_little_and_brings_the_programme(letterbox: Letterbox) -> EmailMessage:
    letter = letterbox.programme_for(CLARA.email)
    assert letter["Subject"] == "Riverside: your programme is ready"
    assert token_in(letter)
    for said in ("pain", "spasm", CLARA.family_name):
        assert said not in text_of(letter).lower()
    [programme] = letter.iter_attachments()
    assert programme.get_content_type() == "application/pdf"
    assert programme.get_content().startswith(b"%PDF")
    return letter


def looking_changes_nothing(clinic: Clinic, letter: EmailMessage, records: Records) -> None:
    """Programs that scan mail open every link, some of them twice."""
    token = token_in(letter)
    before = records.link(token)
    for _ in range(2):
        assert requests.get(f"{clinic.url}/p/{token}/", timeout=30).status_code == 200
    assert records.link(token) == before


def the_patient_follows_it_and_answers(
    clara: PatientAtHome, clinic: Clinic, letter: EmailMessage, exercises: list[str]
) -> None:
    clara.opens(f"{clinic.url}/p/{token_in(letter)}/")
    clara.gives_the_birth_date(CLARA)
    clara.sees_exercises(exercises)
    clara.says_how_it_went(done="full", pain=3, words="The walking helps most.")
    clara.answers_no()
    clara.sends()
    clara.is_thanked()


def the_answer_waits_for_the_physiotherapist(ana: Clinician) -> None:
    entry = ana.finds_in_her_inbox(CLARA, "Pain 3 / 10", "The walking helps most.")
    ana.reads_the_answer(CLARA, entry, "The walking helps most.", "Exercise by exercise")


def she_answers_without_a_network_and_it_arrives_once(clara: PatientAtHome, records: Records) -> None:
    clara.reads(f"Hello {CLARA.given_name}")
    clara.keeps_it_on_the_phone()
    clara.loses_the_network()
    clara.says_how_it_went(pain=2)
    clara.answers_no()
    clara.sends()
    clara.sees("Your answers are kept on this phone")
    clara.finds_the_network_again()
    clara.sees("Your answers have been sent.")
    assert [answer["pain_now"] for answer in records.answers(CLARA.email)] == [3, 2]
    clara.window.reload()


def a_dangerous_answer_is_met_at_once(clara: PatientAtHome) -> None:
    clara.reads(f"Hello {CLARA.given_name}")
    clara.says_how_it_went(pain=6)
    clara.answers_no()
    clara.answers_yes_to("CES3")
    clara.sends()
    clara.is_told_to_go_at_once()


def and_stops_treatment(ana: Clinician) -> None:
    ana.sees_the_hold(CLARA)
    ana.follow(PROBLEM)
    ana.reads(PROBLEM)
    ana.is_refused_a_technique("Massage", **MASSAGE)

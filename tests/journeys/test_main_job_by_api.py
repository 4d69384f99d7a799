"""The main job through the API, as a clinic's other programs do it."""

import base64
from uuid import uuid4

from tests.journeys.api import Api
from tests.journeys.by_api import ClinicianByApi, DeskByApi, Row
from tests.journeys.letters import Letterbox, token_in
from tests.journeys.people import INES
from tooling.clinic import Clinic

BIRTH_DATE = str(INES.birth_date)


def test_the_main_job_by_api(clinic: Clinic, letterbox: Letterbox) -> None:
    ana = ClinicianByApi(clinic.url)
    appointment = the_desk_registers_and_books(DeskByApi(clinic.url))
    episode = the_physiotherapist_asks_and_assesses(ana, appointment)
    exercises = she_plans_treats_and_signs(ana, episode, appointment)
    link = a_neutral_letter_with_a_link(letterbox)
    questions = the_patient_opens_the_programme(clinic, link, exercises)
    the_patient_answers(clinic, link, exercises, questions)
    the_answer_is_there_for_the_physiotherapist(ana, episode)
    a_dangerous_answer_stops_treatment(clinic, link, ana, episode)
    assert len(letterbox.programmes(INES.email)) == 1


def the_desk_registers_and_books(rui: DeskByApi) -> Row:
    """The first free time may be another day's, and she is in pain."""
    booked = rui.books(rui.registers(INES, full=False))
    return rui.lets_come_at_once(booked, "Cannot stand up straight")


def the_physiotherapist_asks_and_assesses(ana: ClinicianByApi, appointment: Row) -> Row:
    assert ana.post(f"appointments/{appointment['id']}/arrive/")["status"] == "arrived"
    patient = ana.get(f"patients/{appointment['patient']}/")
    episode = ana.opens_an_episode(patient)
    assert ana.asks_the_safety_questions(episode)["level"] == "N"
    assert ana.assesses_and_signs(episode)["status"] == "signed"
    return episode


def she_plans_treats_and_signs(ana: ClinicianByApi, episode: Row, appointment: Row) -> list[str]:
    assert ana.plans(episode)["status"] == "active"
    exercises = ana.chooses_exercises(episode, "Belly breathing", "Bridge")
    session = ana.signs(ana.treats(episode, appointment))
    assert session["status"] == "signed"
    handout = ana.one("programme-versions/", session=session["id"])["id"]
    assert ana.ask("GET", f"programme-versions/{handout}/handout/").content.startswith(b"%PDF")
    return exercises


def a_neutral_letter_with_a_link(letterbox: Letterbox) -> str:
    """No attachment: this patient chose the link only."""
    letter = letterbox.programme_for(INES.email)
    assert letter["Subject"] == "Riverside: your programme is ready"
    assert list(letter.iter_attachments()) == []
    token = token_in(letter)
    assert len(base64.urlsafe_b64decode(f"{token}=")) == 32
    return token


def the_patient_opens_the_programme(clinic: Clinic, link: str, exercises: list[str]) -> list[str]:
    """Returns the safety questions."""
    ines = Api(clinic.url)
    assert ines.refused("POST", f"programme/{link}/open/", birth_date="1990-02-11") == "wrong_birth_date"
    opened = ines.post(f"programme/{link}/open/", birth_date=BIRTH_DATE)
    assert [item["key"] for item in opened["content"]["items"]] == exercises
    return [question["id"] for question in opened["questions"]]


def the_patient_answers(clinic: Clinic, link: str, exercises: list[str], questions: list[str]) -> None:
    answer = Api(clinic.url).post(
        f"programme/{link}/check-ins/",
        birth_date=BIRTH_DATE,
        submission=str(uuid4()),
        pain_now=3,
        overall="better",
        words="The walking helps most.",
        logs=[{"exercise_key": key, "done": "full", "pain_peak": 2} for key in exercises],
        answers=dict.fromkeys(questions, "no"),
    )
    assert not answer["emergency"]


def the_answer_is_there_for_the_physiotherapist(ana: ClinicianByApi, episode: Row) -> None:
    answer = ana.one("check-ins/", episode=episode["id"])
    assert (answer["pain_now"], answer["level"]) == (3, "N")
    waiting = ana.one("notices/", patient=episode["patient"])
    assert (waiting["kind"], waiting["subject_id"]) == ("check_in", answer["id"])


def a_dangerous_answer_stops_treatment(clinic: Clinic, link: str, ana: ClinicianByApi, episode: Row) -> None:
    answer = Api(clinic.url).post(
        f"programme/{link}/check-ins/",
        birth_date=BIRTH_DATE,
        submission=str(uuid4()),
        pain_now=6,
        answers={"CES3": "yes"},
    )
    assert answer["emergency"]
    assert "999" in answer["emergency_text"]
    assert ana.get(f"episodes/{episode['id']}/")["hold"] == "E"
    draft = ana.post("sessions/", episode=episode["id"])
    refusal = ana.refused("PATCH", f"sessions/{draft['id']}/", techniques=[ana.counter_strain()])
    assert refusal == "red_flag_emergency"

"""The desk's booking and the patient's answer need no JavaScript."""

from tests.journeys.by_api import ClinicianByApi
from tests.journeys.desk import Desk
from tests.journeys.letters import Letterbox, token_in
from tests.journeys.patient_at_home import PatientAtHome
from tests.journeys.people import TEO
from tests.journeys.window import DESKTOP, PHONE, Windows
from tooling.clinic import Clinic

EXERCISES = ["Belly breathing", "Bridge"]


def test_the_desk_books_and_the_patient_answers_without_javascript(
    clinic: Clinic, windows: Windows, letterbox: Letterbox
) -> None:
    the_desk_books(Desk(windows(scripts=False, **DESKTOP)))
    the_physiotherapist_signs(ClinicianByApi(clinic.url))
    link = f"{clinic.url}/p/{token_in(letterbox.programme_for(TEO.email))}/"
    the_patient_answers(PatientAtHome(windows(scripts=False, **PHONE)), link)


def the_desk_books(rui: Desk) -> None:
    rui.sign_in()
    rui.registers(TEO, mail="link")
    rui.books(TEO, visit="New assessment", clinician="Ana Sousa")


def the_physiotherapist_signs(ana: ClinicianByApi) -> None:
    episode = ana.opens_an_episode(ana.one("patients/", search=TEO.full_name))
    ana.asks_the_safety_questions(episode)
    ana.chooses_exercises(episode, *EXERCISES)
    ana.signs(ana.treats(episode))


def the_patient_answers(teo: PatientAtHome, link: str) -> None:
    """The last answer is a dangerous one: the server says what to do as soon as it is sent."""
    teo.opens(link)
    teo.gives_the_birth_date(TEO)
    teo.says_how_it_went(pain=3, done="full", words="Easier every day.")
    teo.answers_no()
    teo.sends()
    teo.is_thanked()
    teo.says_how_it_went(pain=6)
    teo.answers_no()
    teo.choose(**{"safety-CES3": "yes"})
    teo.sends()
    teo.is_told_to_go_at_once()

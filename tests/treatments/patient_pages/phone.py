"""A patient's phone: one browser, one link."""

from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client

from patients.links import issue_link
from patients.models import Link
from treatments.models import ProgrammeVersion
from treatments.red_flags import PATIENT_QUESTIONS

ALL_NO = {f"safety-{question.id}": "no" for question in PATIENT_QUESTIONS}


class Phone(Client):
    def __init__(self, token: str) -> None:
        super().__init__()
        self.token = token

    def page(self, path: str = "") -> str:
        return f"/p/{self.token}/{path}"

    def look(self, path: str = "") -> Any:
        return self.get(self.page(path))

    def give(self, birth_date: str) -> Any:
        return self.post(self.page(), {"birth_date": birth_date})

    def send(self, **said: Any) -> Any:
        """Pain 3 and no to every safety question, unless said otherwise."""
        answers = {"submission": str(uuid4()), "pain_now": 3, **ALL_NO, **said}
        given = {name: value for name, value in answers.items() if value is not None}
        return self.post(self.page("check-in/"), given)

    def train(self, **said: Any) -> Any:
        """Saves today's training as a script does."""
        return self.post(self.page("training/"), said, headers={"accept": "application/json"})


def words(answer: HttpResponse) -> str:
    return " ".join(answer.content.decode().split())


def link_to(version: ProgrammeVersion) -> str:
    patient = version.programme.episode.patient
    return issue_link(patient=patient, purpose=Link.Purpose.PROGRAMME, subject_id=version.pk)

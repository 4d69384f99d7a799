"""rui at the desk."""

from datetime import datetime
from urllib.parse import urlparse

from playwright.sync_api import expect

from tests.journeys.people import Patient, Visit
from tests.journeys.person import Staff


class Desk(Staff):
    name = "rui"

    def registers(self, patient: Patient, *, mail: str) -> None:
        """`mail`: "link", or "full" where the patient chooses the programme and its PDF in the e-mail."""
        self.window.goto("/patients/new/")
        self.reads("Register a patient")
        self.write(
            given_name=patient.given_name,
            family_name=patient.family_name,
            birth_date=patient.birth_date,
            email=patient.email,
            phone="+44 20 7946 0301",
        )
        self.tick(self.window.locator("[name='privacy']"))
        self.choose(mail=mail)
        if mail == "full":
            self.tick(self.window.locator("[name='risk_told']"))
        self.press("Register")
        self.reads(patient.full_name)

    def books(self, patient: Patient, *, visit: str, clinician: str) -> Visit:
        """Into the first free time that the page offers."""
        self.finds(patient)
        self.reads(f"Book a visit for {patient.full_name}")
        self.wishes(type=visit, practitioner=clinician)
        self.watched.look()
        free = self.window.get_by_role("button", name=clinician).first
        starts_at = datetime.fromisoformat((free.get_attribute("value") or "").partition("|")[2])
        free.click()
        self.reads(patient.full_name)
        self.sees("45 minutes")
        return Visit(patient, urlparse(self.window.url).path, starts_at)

    def finds(self, patient: Patient) -> None:
        self.window.goto("/book/")
        self.reads("Book a visit")
        self.window.get_by_role("searchbox", name="Patient", exact=True).fill(patient.family_name)
        self.press("Find")
        self.follow(patient.full_name)

    def wishes(self, **choices: str) -> None:
        """Free times follow each choice by themselves; without JavaScript a button shows them."""
        for name, label in choices.items():
            box = self.window.locator(f"form[method='get'] select[name={name!r}]")
            box.select_option(label=label)
            if self.watched.scripts:
                self.window.wait_for_url(f"**{name}={box.input_value()}**")
                # A part that has just come is not listened to before it is settled.
                expect(self.window.locator(".htmx-request, .htmx-settling")).to_have_count(0)
        if not self.watched.scripts:
            self.press("Show free times")
        expect(self.window.get_by_role("heading", name="Free times")).to_be_visible()

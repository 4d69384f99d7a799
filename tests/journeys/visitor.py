"""Somebody who found the clinic's public page and has no account."""

import re

from playwright.sync_api import expect

from tests.journeys.letters import Letterbox, text_of
from tests.journeys.people import Patient
from tests.journeys.person import Person

CODE = re.compile(r"\b\d{6}\b")


class Visitor(Person):
    def looks_for(self, *, visit: str, place: str) -> None:
        self.window.goto("/book-online/")
        self.reads("Book a visit")
        self.follow(re.compile(place))
        self.reads("Book a visit")
        self.follow(re.compile(visit))
        self.reads("With whom?")
        self.follow(re.compile("Whoever is free first"))
        self.reads("When?")

    def takes_a_free_time(self, number: int) -> str:
        """One of the second day's: near enough to be there, far enough not to be over. Returns it as it is said."""
        self.window.locator(".strip a").nth(1).click()
        self.reads("When?")
        self.sees("clinic time, London")
        button = self.window.locator(".slots a").nth(number)
        said = button.inner_text().split()[0]
        button.click()
        return said

    def reads_the_notice(self) -> None:
        """Going on without the tick is no way on."""
        self.reads("Before you book")
        expect(self.window.get_by_role("link", name=re.compile(r"Call \d+ now")).first).to_be_visible()
        self.press("Go on")
        self.sees("call now and do not book")
        self.tick(self.window.locator("[name='nothing_urgent']"))
        self.press("Go on")

    def gives_details(self, patient: Patient) -> None:
        self.reads("Your details")
        self.write(
            given_name=patient.given_name,
            family_name=patient.family_name,
            birth_date=f"{patient.birth_date:%d/%m/%Y}",
            email=patient.email,
            phone="+44 20 7946 0777",
        )
        for name in ("privacy", "email_care"):
            self.tick(self.window.locator(f"[name={name!r}]"))
        self.press("Send me the code")

    def types_the_code(self, patient: Patient, letterbox: Letterbox) -> None:
        self.reads("The code from your e-mail")
        code = CODE.search(text_of(letterbox.first_for(patient.email)))
        assert code
        self.write(code=code.group())
        self.press("Book this time")

    def is_expected(self, at: str) -> None:
        self.reads("Your visit is booked")
        self.sees(at)

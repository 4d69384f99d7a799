"""A patient with a telephone and a link."""

import re

from playwright.sync_api import expect

from tests.journeys.people import Patient
from tests.journeys.person import Person


class PatientAtHome(Person):
    def opens(self, link: str) -> None:
        """The page behind the link says nothing before the birth date."""
        self.window.goto(link)
        self.reads("Something is ready for you")

    def gives_the_birth_date(self, patient: Patient) -> None:
        self.write(birth_date=patient.birth_date)
        self.press("Open")
        self.reads(f"Hello {patient.given_name}")

    def sees_exercises(self, names: list[str]) -> None:
        """Every exercise, each with a picture that is really drawn."""
        cards = self.window.locator("article.exercise")
        expect(cards).to_have_count(len(names))
        for card, name in zip(cards.all(), names, strict=True):
            expect(card.get_by_role("heading", level=2)).to_contain_text(name)
            picture = card.get_by_role("img").first
            picture.scroll_into_view_if_needed()
            assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0, name

    def turns_to(self, part: str) -> None:
        """ "Exercises", "How are you?" or "Contact"."""
        self.follow(part, self.window.get_by_role("navigation", name="This page"))

    def says_how_it_went(self, *, pain: int, done: str = "", words: str = "") -> None:
        """`done` for every exercise: "full", "part" or "none"."""
        if done:
            self.turns_to("Exercises")
            self.ticks_off(done)
        self.turns_to("How are you?")
        self.choose(pain_now=pain, overall="better", confidence=8)
        self.write(words=words)

    def ticks_off(self, done: str) -> None:
        """By tapping the last set, or by the boxes where no script counts sets."""
        for card in self.window.locator("article.exercise").all():
            if self.watched.scripts:
                card.locator(".set").last.click()
            else:
                self.tick(card.locator(f"input[name^='done-'][value={done!r}]"))

    def answers_no(self) -> None:
        """To every safety question."""
        self.turns_to("How are you?")
        for box in self.window.locator("input[name^='safety-'][value='no']").all():
            self.tick(box)

    def answers_yes_to(self, question: str) -> None:
        """What to do appears at once, before anything is sent."""
        alarm = self.window.locator("[data-emergency-now]")
        expect(alarm).to_be_hidden()
        self.choose(**{f"safety-{question}": "yes"})
        expect(alarm).to_be_visible()
        self.sees("Go to an emergency department now", alarm)
        self.watched.look()

    def sends(self) -> None:
        alarm = self.window.locator("[data-emergency-now][open]")
        self.press("Send my answers", alarm if alarm.count() else None)

    def keeps_it_on_the_phone(self) -> None:
        self.turns_to("Contact")
        self.press("Keep on this phone")
        self.sees("You can open this page without a network.")

    def loses_the_network(self) -> None:
        self.window.context.set_offline(True)
        self.window.reload()

    def finds_the_network_again(self) -> None:
        self.window.context.set_offline(False)

    def is_thanked(self) -> None:
        self.reads("Thank you, your answers have arrived")
        self.follow("Back to my exercises")

    def is_told_to_go_at_once(self) -> None:
        self.reads("Go to an emergency department now")
        expect(self.window.get_by_role("link", name=re.compile(r"Call \d+ now"))).to_be_visible()

"""What ana does, and what she gives the patient to do at home."""

from typing import Any

from playwright.sync_api import Locator, expect

from tests.journeys.person import Staff


class Treatment(Staff):
    def chooses_exercises(self, *, starter: str, more: str, dose: dict[str, int]) -> list[str]:
        """A ready-made beginning, and one exercise with a dose of its own. Returns their names in order."""
        self.reads("Programme for home")
        self.press(starter)
        chosen = self.window.locator("#programme-rows [data-row]")
        expect(chosen.first).to_be_visible()
        before = chosen.count()
        self.write(q=more)
        self.press(f"Add {more}")
        expect(chosen).to_have_count(before + 1)
        self.write(self.window.locator(f"[data-row][aria-label='{more}']"), **dose)
        self.press("Save the draft", self.window.locator(".builder-chosen"))
        self.sees("The draft is saved. It is sent when you sign the session.")
        self.reads("Programme for home")
        names = [str(row.get_attribute("aria-label")) for row in chosen.all()]
        self.follow("Back to the episode")
        return names

    def uses(self, technique: str, **details: Any) -> Locator:
        """Take a technique and write down its details."""
        self.press(technique, self.window.get_by_role("group", name="Add a technique"))
        row = self.window.get_by_role("group", name=technique).last
        self.write(row, **details)
        return row

    def writes_the_note(self, *, pain: tuple[int, int], **note: str) -> None:
        before, after = pain
        self.choose(pain_before=before, pain_after=after)
        self.write(**note)

    def signs_the_session(self) -> None:
        self.tick(self.window.locator("[name='consent_confirmed']"))
        self.watched.look()
        self.confirm("Sign")
        self.sees("Signed. The exercise programme is on its way to the patient.")
        self.watched.look()

    def is_refused_a_technique(self, technique: str, **details: Any) -> None:
        """The draft can be opened, an emergency is written down as well; a technique cannot be saved."""
        self.press("Record a session")
        self.reads("Session")
        self.uses(technique, **details)
        self.press("Save the draft", self.window.locator(".form-actions-sticky"))
        self.sees("No treatment can be saved.")
        self.reads("Session")

"""ana in her room: her day, the file, the safety questions, what waits for her."""

import re
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator

from tests.journeys.examination import Examination
from tests.journeys.people import Patient, Visit
from tests.journeys.treatment import Treatment

ZONE = ZoneInfo("Europe/London")


class Clinician(Examination, Treatment):
    name = "ana"

    def sees_on_her_day(self, visit: Visit) -> None:
        """In the diary of its day."""
        day = visit.starts_at.astimezone(ZONE).date()
        self.follow("Diary")
        # Once its script runs the page goes to a day as soon as it is chosen, and hides the button.
        self.window.wait_for_url("**/diary/**", wait_until="load")
        go = self.page.get_by_role("button", name="Go", exact=True)
        by_hand = go.is_visible()
        self.write(day=day)
        if by_hand:
            go.click()
        self.window.wait_for_url(f"**day={day}**")
        self.watched.look()
        self.window.get_by_role("button", name=re.compile(visit.patient.full_name)).click()
        self.window.locator(f"a[href='{visit.path}']:visible").first.click()

    def marks_arrival(self, patient: Patient) -> None:
        self.reads(patient.full_name)
        self.press("Arrived")
        self.sees(f"{patient.full_name}: Arrived.")

    def opens_the_file(self, patient: Patient) -> None:
        top = self.window.get_by_role("banner")
        top.get_by_role("searchbox").fill(patient.family_name)
        self.follow(patient.full_name, top)
        self.reads(patient.full_name)
        self.follow("Clinical record")
        self.reads(patient.full_name)
        self.sees("Everything so far")

    def opens_an_episode(self, problem: str, *, region: str, side: str) -> None:
        self.follow("New problem")
        self.reads("New problem")
        self.write(problem=problem, region=region)
        self.choose(side=side, kind="acute")
        self.press("Open the episode")
        self.reads(problem)

    def goes_on(self) -> None:
        """The episode's page says what comes next."""
        step = self.window.locator(".next-step")
        step.get_by_role("button").or_(step.get_by_role("link")).first.click()

    def asks_the_safety_questions(self) -> None:
        """Every answer is no."""
        self.reads("Safety questions")
        for group in self.window.locator("[data-question-group]:visible").all():
            self.says_no_to_all(group)
        self.sees("Every question is answered")
        self.press("Record the answers")
        self.sees("The answers are on record.")

    def says_no_to_all(self, group: Locator) -> None:
        button = group.get_by_role("button", name="All no")
        if button.count():
            button.click()
        else:
            self.tick(group.locator("input[value='no']"))

    def finds_in_her_inbox(self, patient: Patient, *words: str) -> Locator:
        self.window.goto("/inbox/")
        self.reads("Inbox")
        entry = self.window.locator("[id^='notice-']").filter(has_text=patient.full_name).first
        for said in words:
            self.sees(said, entry)
        return entry

    def reads_the_answer(self, patient: Patient, entry: Locator, *words: str) -> None:
        """Exercise by exercise, then in the file."""
        self.follow("", entry)
        self.reads("Answer from home")
        for said in words:
            self.sees(said)
        self.follow(patient.full_name)
        self.reads(patient.full_name)
        self.sees("Newest answer from home")

    def sees_the_hold(self, patient: Patient) -> None:
        """In the file, above everything else."""
        entry = self.finds_in_her_inbox(patient, "Yes to an emergency question")
        self.follow(patient.full_name, entry)
        self.reads(patient.full_name)
        self.sees("No treatment can be recorded.")
        self.follow("Open the emergency sheet")
        self.reads("Emergency department now. Do not treat.")
        self.follow("Back to the record")
        self.reads(patient.full_name)

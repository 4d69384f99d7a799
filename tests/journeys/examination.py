"""What ana asks, finds and plans."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.journeys.person import Staff


class Examination(Staff):
    def writes_down_what_is_said(self, *, pain: tuple[int, int, int]) -> None:
        """The two movement questions, and pain now, at best and at worst."""
        self.reads("Assessment")
        now, best, worst = pain
        self.choose(eases_with_movement="yes", worse_after_sitting="yes")
        self.choose(pain_now=now, pain_best=best, pain_worst=worst)
        self.write(story="Bent to lift my daughter and could not get up again.")

    def writes_down_what_she_finds(self, *, muscle: dict[str, Any], movement: dict[str, Any]) -> None:
        """The first row of each list. `muscle` by its key, `movement` in degrees."""
        for kind, finding in (("muscles", muscle), ("movements", movement)):
            row = self.window.locator(f"[data-formset={kind!r}] [data-formset-row]").first
            self.write(row, **finding)

    def signs_the_assessment(self, *, impression: str) -> None:
        self.write(impression=impression)
        self.confirm("Sign")
        self.sees("Signed. Later words go into an addendum.")
        self.watched.look()

    def writes_the_plan(self, *, goal: str, techniques: dict[str, str], exercises: dict[str, str]) -> None:
        """Each technique and exercise by its name, with the finding it is for."""
        self.reads("Plan")
        self.write(goal=goal, sessions_planned=4, review_on=datetime.now(UTC).date() + timedelta(days=14))
        self.choose(phase="calm")
        wanted = {**techniques, **exercises}
        for number, (name, reason) in enumerate(wanted.items()):
            if number:
                self.press("Add a technique or an exercise")
            row = self.window.locator("[data-formset-rows] [data-formset-row]").nth(number)
            row.locator("select[name$='-what']").select_option(label=name)
            self.write(row, addresses=reason)
        self.press("Write the plan")
        self.sees("The plan is written.")

    def activates_the_plan(self) -> None:
        self.reads("Plan")
        self.press("Activate the plan")
        self.sees("The plan is active.")

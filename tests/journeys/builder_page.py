"""ana at the programme builder: the hand that drags, and the keys."""

from playwright.sync_api import FloatRect, Locator, expect

from tests.journeys.person import Staff

MOST_TABS = 200


class AtTheBuilder(Staff):
    name = "ana"

    def opens_the_programme_of(self, patient: str) -> None:
        top = self.window.get_by_role("banner")
        top.get_by_role("searchbox").fill(patient)
        self.follow(patient, top)
        self.follow("Clinical record")
        self.follow("Back muscle spasm, Low back")
        self.reads("Back muscle spasm, Low back")
        self.window.goto(f"{self.window.url}programme/")
        self.reads("Programme for home")

    def part(self, name: str) -> Locator:
        return self.window.get_by_role("region", name=name, exact=True).locator("[data-block]")

    def row(self, exercise: str) -> Locator:
        return self.window.locator(f"[data-row][aria-label='{exercise}']")

    def finds(self, **parts: list[str]) -> None:
        """These exercises in these parts, in this order."""
        for name, exercises in parts.items():
            label = name.replace("_", " ").capitalize()
            rows = self.part({"Warm up": "Warm-up"}.get(label, label)).locator("[data-row] strong")
            expect(rows).to_have_text(exercises)

    def drags(self, what: Locator, onto: Locator) -> None:
        what.scroll_into_view_if_needed()
        start, goal = box(what), box(onto)
        mouse = self.window.mouse
        mouse.move(*middle(start))
        mouse.down()
        mouse.move(start["x"] + 12, start["y"] + 12, steps=3)
        mouse.move(*middle(goal), steps=8)
        # What is dragged looks around every 50 ms.
        self.window.wait_for_timeout(120)
        mouse.up()

    def grip(self, exercise: str) -> Locator:
        return self.row(exercise).locator("[data-row-handle]")

    def is_far_from_the_server(self, *, milliseconds: int) -> None:
        speed = {"latency": milliseconds, "downloadThroughput": -1, "uploadThroughput": -1, "offline": False}
        self.window.context.new_cdp_session(self.window).send("Network.emulateNetworkConditions", speed)

    def tabs_to(self, goal: Locator, *, back: bool = False) -> None:
        """With the Tab key alone, as often as it takes."""
        wanted = goal.element_handle()
        for _press in range(MOST_TABS):
            if wanted.evaluate("box => box === document.activeElement"):
                return
            self.window.keyboard.press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"{goal} cannot be reached by Tab.")

    def is_told(self, words: str) -> None:
        expect(self.window.locator("[data-row-said]")).to_have_text(words)


def box(locator: Locator) -> FloatRect:
    found = locator.bounding_box()
    assert found
    return found


def middle(found: FloatRect) -> tuple[float, float]:
    return found["x"] + found["width"] / 2, found["y"] + min(found["height"] / 2, 40)

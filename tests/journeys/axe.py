"""What a page must never do, whoever looks at it."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request

GRAVE = {"serious", "critical"}


class Inspected:
    """Collects what a window does wrong: requests to other hosts, refused resources, errors in the console."""

    def __init__(self, window: Page, home: str) -> None:
        self.home = home
        self.complaints: list[str] = []
        window.on("request", self.requested)
        window.on("console", self.said)
        window.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))

    def requested(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:")):
            self.complaints.append(f"asks another host: {request.url}")

    def said(self, message: ConsoleMessage) -> None:
        # A refusal (409, 403 …) that a journey provokes on purpose is logged by the browser as a failed load.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(f"console: {message.text}")


def grave_violations(window: Page) -> list[str]:
    """What axe finds serious or critical on the page, as rule and place."""
    found = Axe().run(window).response["violations"]
    return [
        f"{violation['id']}: {node['target']}"
        for violation in found
        if violation["impact"] in GRAVE
        for node in violation["nodes"]
    ]

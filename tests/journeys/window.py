"""A window that notices what a page must never do, whoever looks at it."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, Request, Response

from tests.journeys.axe import grave_violations

DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
UNSAFE = ("unsafe-inline", "unsafe-eval")


class Inspected:
    """A window, and what goes wrong in it.

    Asking another host, refused resources, errors in the console, pages without a strict Content-Security-Policy, and
    what axe finds on the pages that somebody looks at.
    """

    def __init__(self, window: Page, home: str, *, scripts: bool = True) -> None:
        self.window = window
        self.home = home
        self.scripts = scripts
        self.complaints: list[str] = []
        window.on("request", self.requested)
        window.on("response", self.answered)
        window.on("console", self.said)
        window.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))

    def requested(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:", "blob:")):
            self.complaints.append(f"asks another host: {request.url}")

    def answered(self, response: Response) -> None:
        policy = response.headers.get("content-security-policy", "")
        is_page = response.headers.get("content-type", "").startswith("text/html")
        if is_page and ("default-src" not in policy or any(word in policy for word in UNSAFE)):
            self.complaints.append(f"policy of {response.url}: {policy or 'none'}")
        if response.status == 404 or response.status >= 500:
            self.complaints.append(f"{response.status}: {response.url}")

    def said(self, message: ConsoleMessage) -> None:
        # A refusal (409, 403 …) that a journey provokes on purpose is logged by the browser as a failed load.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(f"console: {message.text}")

    def look(self) -> None:
        """Let axe look at the page as it is now. It needs JavaScript."""
        if self.scripts:
            found = grave_violations(self.window)
            self.complaints.extend(f"{self.window.url}: {violation}" for violation in found)


Windows = Callable[..., Inspected]

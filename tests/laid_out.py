"""Pages as a browser lays them out, from answers that were asked for beforehand.

Beforehand, because a browser's event loop and the database do not share a thread.
"""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page, Route, sync_playwright

from tooling.chromium import FLAGS

CLINIC = "http://clinic.example"
PICTURE = re.compile(rb'<img[^>]* src="(/[^"]+)"')

Answers = Mapping[str, Any]
"""What a test client answered, by address."""


def with_pictures(client: Client, pages: Answers) -> Answers:
    """The pages by their addresses, and the pictures on them."""
    wanted = {found.decode() for page in pages.values() for found in PICTURE.findall(page.content)}
    return dict(pages) | {
        source: client.get(source) for source in wanted if not source.startswith("/static/")
    }


@contextmanager
def window_on(answers: Answers) -> Iterator[Page]:
    """A browser of this test alone: its event loop would be in the way of others."""

    def answer(route: Route) -> None:
        address = route.request.url.removeprefix(CLINIC)
        if found := answers.get(address):
            return route.fulfill(body=found.content, content_type=found["Content-Type"])
        return route.fulfill(path=str(finders.find(address.removeprefix("/static/"))))

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=os.environ["CHROMIUM_PATH"], args=list(FLAGS))
        opened = chromium.new_page(base_url=CLINIC)
        opened.route("**/*", answer)
        yield opened
        chromium.close()


def sticks_out(window: Page) -> list[str]:
    """What of the page lies outside of it, on either side."""
    found: list[str] = window.evaluate(
        """() => [...document.querySelectorAll("header, main, footer, main *, header *")]
            .filter(one => !one.closest(".visually-hidden, .skip-link, option, details:not([open]) > :not(summary)"))
            .filter(one => { const box = one.getBoundingClientRect();
                return box.width && (box.left < -1 || box.right > document.documentElement.clientWidth + 1); })
            .map(one => one.outerHTML.slice(0, 120))"""
    )
    return found

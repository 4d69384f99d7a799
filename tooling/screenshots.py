"""Photographs the pages of a running demo clinic.

    python -m tooling.screenshots URL FOLDER

Needs CHROMIUM_PATH, and MAIL_DIR, where the clinic's mail arrives.
"""

import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from io import BytesIO
from pathlib import Path

import django
from django.apps import apps
from django.utils.timezone import localdate, now
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tooling.chromium import FLAGS
from tooling.failure import Failure
from tooling.terminal import say

DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}
COLOURS = 128
LARGEST_BYTES = 250_000
MAIL_SECONDS = 60
LETTERS = 4
PROGRAMME = re.compile(r"https?://\S+/p/[\w-]+/")


class Photographer:
    def __init__(self, browser: Browser, url: str, folder: Path, accounts: dict[str, str]) -> None:
        self.browser, self.url, self.folder, self.accounts = browser, url, folder, accounts

    @contextmanager
    def seat(self, name: str, view: ViewportSize = DESK) -> Iterator[Page]:
        """A window of its own, signed in as that member of staff; nobody when there is no name."""
        context = self.browser.new_context(viewport=view, reduced_motion="reduce")
        try:
            page = context.new_page()
            if name:
                self.sign_in(page, name)
            yield page
        finally:
            context.close()

    def sign_in(self, page: Page, name: str) -> None:
        page.goto(f"{self.url}/accounts/login/")
        page.locator("[name=login]").fill(name)
        page.locator("[name=password]").fill(self.accounts[name])
        page.locator("[name=password]").press("Enter")
        page.wait_for_url(lambda address: "/login" not in address)

    def take(self, page: Page, name: str) -> None:
        """What the window shows now, in few colours."""
        page.wait_for_load_state("networkidle")
        page.evaluate("document.activeElement?.blur()")
        picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
        file = self.folder / f"{name}.png"
        picture.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
        size = file.stat().st_size
        if size > LARGEST_BYTES:
            raise Failure(
                f"{file.name} has {size:,} bytes; a README should not carry more than {LARGEST_BYTES:,}."
            )
        say(f"  {file.name}  {size / 1000:.0f} kB")


def at_the_desk(camera: Photographer) -> None:
    """The diary of tomorrow: it is full at any hour."""
    tomorrow = localdate() + timedelta(days=1)
    with camera.seat("rui") as page:
        for name, path in (
            ("today", "/today/"),
            ("diary", f"/diary/?day={tomorrow}"),
            ("patients", "/patients/"),
        ):
            page.goto(camera.url + path)
            camera.take(page, name)


def with_the_physiotherapist(camera: Photographer) -> None:
    """The note she has not signed yet, and the file it belongs to."""
    with camera.seat("ana") as page:
        page.goto(f"{camera.url}/inbox/?everybody")
        camera.take(page, "inbox")
        page.locator("main a[href^='/sessions/']").first.click()
        page.wait_for_url("**/sessions/*/")
        camera.take(page, "session")
        page.locator("main a[href^='/patients/'][href$='/record/']").first.click()
        page.wait_for_url("**/record/")
        camera.take(page, "record")
        page.goto(f"{camera.url}/exercises/")
        camera.take(page, "exercises")


def post_again() -> None:
    """The demo's letters of the past weeks went nowhere: put newest programmes back into the outbox."""
    follow_up = apps.get_model("physio_treatments", "FollowUp")
    sent = follow_up.objects.filter(kind="programme", state__in=("released", "answered"), episode__hold="")
    in_full = sent.filter(
        episode__patient__consents__kind="email_full", episode__patient__consents__given=True
    )
    letters = apps.get_model("physio_clinic", "Message").objects.filter(state="sent")
    chosen = letters.filter(subject_id__in=in_full.values("pk")).order_by("-sent_at")[:LETTERS]
    letters.filter(pk__in=list(chosen.values_list("pk", flat=True))).update(
        state="waiting", attempts=0, due_at=now()
    )


def at_home(camera: Photographer, mail_dir: Path) -> None:
    """The programme on a telephone, behind the link of a letter that arrived."""
    letter, link = programme_letter(mail_dir)
    with camera.seat("rui") as page:
        page.goto(f"{camera.url}/mail/")
        page.locator("main a[href^='/mail/']").first.click()
        page.wait_for_url("**/mail/*/")
        camera.take(page, "mail")
        born = birth_date_of(page.context, camera.url, str(letter["To"]))
    with camera.seat("", PHONE) as page:
        page.goto(link)
        page.locator("[name=birth_date]").fill(born.isoformat())
        page.locator("[name=birth_date]").press("Enter")
        page.locator("article").first.wait_for()
        camera.take(page, "programme-phone")
    with camera.seat("rui", PHONE) as page:
        page.goto(f"{camera.url}/today/")
        camera.take(page, "today-phone")


def birth_date_of(context: BrowserContext, url: str, address: str) -> date:
    answer = context.request.get(f"{url}/api/patients/", params={"search": address})
    return date.fromisoformat(answer.json()["results"][0]["birth_date"])


def programme_letter(folder: Path) -> tuple[EmailMessage, str]:
    """The newest one with a link; the worker may need a moment."""
    until = time.monotonic() + MAIL_SECONDS
    parser = BytesParser(policy=policy.default)
    while time.monotonic() < until:
        for file in sorted(folder.glob("*.eml"), reverse=True):
            letter = parser.parsebytes(file.read_bytes())
            text = letter.get_body(("plain",))
            if text and (found := PROGRAMME.search(text.get_content())):
                return letter, found.group()
        time.sleep(0.5)
    raise Failure(f"No programme was sent within {MAIL_SECONDS} seconds.")


def accounts_of(state: Path) -> dict[str, str]:
    lines = (state / "accounts.txt").read_text(encoding="utf-8").splitlines()
    return {name: password for name, password, *_ in map(str.split, lines)}


def main(url: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    mail_dir = Path(os.environ["MAIL_DIR"])
    django.setup()
    post_again()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM_PATH"], args=list(FLAGS))
        camera = Photographer(browser, url, folder, accounts_of(mail_dir.parent))
        at_the_desk(camera)
        with_the_physiotherapist(camera)
        at_home(camera, mail_dir)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), Path(sys.argv[2]))

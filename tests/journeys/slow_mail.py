"""A real SMTP server that takes letters and is slow to say so."""

import asyncio
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tooling.sockets import free_port


class SlowPostOffice:
    """Keeps a letter when it has come in whole. To these addresses "250" follows only when it is `prompt`."""

    def __init__(self, slow_for: set[str]) -> None:
        self.slow_for = slow_for
        self.prompt = False
        self.kept: list[EmailMessage] = []
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port())

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.controller.port}"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = cast(bytes, envelope.original_content)
        self.kept.append(BytesParser(policy=policy.default).parsebytes(content))
        while not self.prompt and self.slow_for.intersection(envelope.rcpt_tos):
            await asyncio.sleep(0.05)
        return "250 Kept"

    def of(self, address: str) -> list[EmailMessage]:
        return [letter for letter in self.kept if letter["To"] == address]

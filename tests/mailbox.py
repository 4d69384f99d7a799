"""A real SMTP server for tests, with a will of its own."""

import socket
from collections.abc import Callable
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Postbox:
    """`answer` is asked before a message is kept and may say "450 …" or "550 …", or "drop" the line.

    "drop after" keeps the message and then drops the line before anybody hears "250".
    """

    def __init__(self) -> None:
        self.kept: list[EmailMessage] = []
        self.answer: Callable[[str], str] = lambda to: "250 OK"
        self.refuse_recipient: Callable[[str], str] = lambda to: ""
        self.connections = 0

    async def handle_EHLO(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if refusal := self.refuse_recipient(address):
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        answer = self.answer(envelope.rcpt_tos[0])
        if answer in ("250 OK", "drop after"):
            content = cast(bytes, envelope.original_content)
            self.kept.append(BytesParser(policy=policy.default).parsebytes(content))
        if answer.startswith("drop"):
            cast(Any, server.transport).abort()
        return answer

    def sent_to(self, address: str) -> list[EmailMessage]:
        return [mail for mail in self.kept if mail["To"] == address]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def serve(postbox: Postbox, port: int) -> Controller:
    controller = Controller(postbox, hostname="127.0.0.1", port=port)
    controller.start()
    return controller

"""The counting SMTP server, from outside."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tooling.child import Child, clean_environment
from tooling.places import PYTHON
from tooling.sockets import listen


@dataclass(frozen=True)
class MailServer:
    port: int

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def count(self) -> int:
        return int(self.ask("XCOUNT"))

    def take_list(self) -> dict[str, list[str]]:
        """Message-IDs by recipient since the last time somebody asked."""
        taken: dict[str, list[str]] = json.loads(self.ask("XLIST"))
        return taken

    def ask(self, command: str) -> str:
        with (
            socket.create_connection(("127.0.0.1", self.port), timeout=10) as line,
            line.makefile("rwb") as file,
        ):
            file.readline()
            file.write(command.encode() + b"\r\n")
            file.flush()
            return file.readline().decode().partition(" ")[2]


@contextmanager
def mail_server() -> Iterator[MailServer]:
    with listen() as server:
        command = [str(PYTHON), "-m", "tooling.bench.sink", str(server.fileno())]
        child = Child("sink", command, clean_environment(), pass_fds=[server.fileno()])
        port = server.getsockname()[1]
    try:
        child.wait_until(child.says("Counting messages"), 20)
        yield MailServer(port)
    finally:
        child.stop()

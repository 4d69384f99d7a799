"""Starts the SMTP server that keeps every message as a file (tooling/smtp_sink.py)."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tooling.child import Child, clean_environment
from tooling.places import PYTHON
from tooling.sockets import listen


@dataclass
class Sink:
    child: Child
    mail_dir: Path
    port: int

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.port}"

    def stop(self) -> None:
        self.child.stop()


def start_sink(mail_dir: Path, output: Callable[[str], None] | None = None, port: int = 0) -> Sink:
    """Accepts messages when it returns, on any free loopback port unless one is named."""
    server = listen(port)
    with server:
        command = [str(PYTHON), "-m", "tooling.smtp_sink", str(mail_dir), str(server.fileno())]
        child = Child("mail", command, clean_environment(), pass_fds=[server.fileno()])
        sink = Sink(child, mail_dir, server.getsockname()[1])
    try:
        child.wait_until(child.says("Keeping messages"), 20)
    except BaseException:
        sink.stop()
        raise
    child.output = output
    return sink

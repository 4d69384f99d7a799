"""A long-running program that is started, listened to and ended with everything it started."""

import os
import signal
import subprocess
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tooling.failure import Failure
from tooling.places import ROOT
from tooling.reaper import Reaper

reaper = Reaper()


def clean_environment(**more: str) -> dict[str, str]:
    """This process's environment for a child, without what would slow or disturb it."""
    left_out = {"PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return kept | {"PYTHONUNBUFFERED": "1"} | more


class Child:
    """A program in a session of its own, so that a Ctrl-C reaches only us and we end it in order."""

    def __init__(
        self,
        name: str,
        command: Sequence[str | Path],
        environment: Mapping[str, str],
        *,
        output: Callable[[str], None] | None = None,
        stop_signal: signal.Signals = signal.SIGTERM,
        pass_fds: Sequence[int] = (),
    ) -> None:
        self.name = name
        self.output = output
        self.stop_signal = stop_signal
        self.lines: deque[str] = deque(maxlen=200)
        self._news = threading.Condition()
        self._asked = self._ended = False
        self.process = subprocess.Popen(
            [str(part) for part in command],
            env=dict(environment),
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
            pass_fds=pass_fds,
        )
        reaper.tell("add", self.pid)
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def running(self) -> bool:
        return self.process.poll() is None

    @property
    def tail(self) -> str:
        with self._news:
            return "\n".join(self.lines)

    def _listen(self) -> None:
        assert self.process.stdout
        for raw in self.process.stdout:
            line = raw.rstrip()
            with self._news:
                self.lines.append(line)
                self._news.notify_all()
            if self.output and line:
                self.output(line)

    def wait_until(self, ready: Callable[[], bool], seconds: float) -> None:
        """Failure, with what it printed, when the child dies or is not ready in time."""
        until = time.monotonic() + seconds
        while not ready():
            if not self.running:
                self._listener.join(1)
                raise Failure(f"{self.name} ended with code {self.process.returncode}.", self.tail)
            if time.monotonic() > until:
                raise Failure(f"{self.name} was not ready after {seconds:.0f} seconds.", self.tail)
            with self._news:
                self._news.wait(0.05)

    def says(self, text: str) -> Callable[[], bool]:
        """A condition for `wait_until`: some line contains the text."""
        return lambda: text in self.tail

    def ask_to_stop(self) -> None:
        """Once only: a second signal tells some programs to break off."""
        if self._asked:
            return
        self._asked = True
        with suppress(ProcessLookupError):
            self.process.send_signal(self.stop_signal)

    def stop(self, seconds: float = 10) -> None:
        """Ask it to end, wait, then kill whatever is left of it."""
        self.ask_to_stop()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(seconds)
        self.kill()

    def kill(self) -> None:
        """SIGKILL the program and all it started, at once."""
        if self._ended:
            return
        self._ended = True
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        self.process.wait()
        self._listener.join(2)
        if self.process.stdout and not self._listener.is_alive():
            self.process.stdout.close()
        reaper.tell("drop", self.pid)

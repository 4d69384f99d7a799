"""Ends the children of a process that could not do so itself (kill -9, a crash).

Reads "add PID" and "drop PID" on standard input; at the end of input, whoever is still on the list
is asked to end and, three seconds later, made to.
"""

import atexit
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

from tooling.places import ROOT

GRACE_SECONDS = 3.0


class Reaper:
    """The writing end: one watcher process for all children of this process."""

    def __init__(self) -> None:
        self._watcher: subprocess.Popen[str] | None = None

    def tell(self, word: str, pid: int) -> None:
        if self._watcher is None or self._watcher.poll() is not None:
            self._watcher = subprocess.Popen(
                [sys.executable, "-m", "tooling.reaper"],
                stdin=subprocess.PIPE,
                text=True,
                cwd=ROOT,
                start_new_session=True,
            )
            atexit.register(self._close, self._watcher)
        assert self._watcher.stdin
        self._watcher.stdin.write(f"{word} {pid}\n")
        self._watcher.stdin.flush()

    @staticmethod
    def _close(watcher: subprocess.Popen[str]) -> None:
        watcher.communicate()


def signal_groups(pids: set[int], number: signal.Signals) -> set[int]:
    """Signal the groups; returns those that still exist."""
    alive = set()
    for pid in pids:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, number)
            alive.add(pid)
    return alive


def main() -> None:
    pids: set[int] = set()
    for line in sys.stdin:
        word, pid = line.split()
        if word == "add":
            pids.add(int(pid))
        else:
            pids.discard(int(pid))
    left = signal_groups(pids, signal.SIGTERM)
    if left:
        time.sleep(GRACE_SECONDS)
        signal_groups(left, signal.SIGKILL)


if __name__ == "__main__":
    main()

"""Run a program to its end: quietly, or in front of the user."""

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tooling.child import clean_environment, reaper
from tooling.failure import Failure
from tooling.places import ROOT


def _end(process: "subprocess.Popen[str]") -> None:
    """First as Ctrl-C would, so that it can tidy up; then for good, with all it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGINT)
    with suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=20)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def run(
    command: Sequence[str | Path],
    environment: Mapping[str, str] | None = None,
    *,
    show: bool = False,
    folder: Path = ROOT,
    seconds: float | None = None,
    text: str | None = None,
) -> tuple[int, str]:
    """The exit code and, unless shown, the output. `text` goes to its standard input."""
    process = subprocess.Popen(
        [str(part) for part in command],
        env=dict(environment if environment is not None else clean_environment()),
        cwd=folder,
        stdin=subprocess.PIPE if text is not None else subprocess.DEVNULL,
        stdout=None if show else subprocess.PIPE,
        stderr=None if show else subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    )
    reaper.tell("add", process.pid)
    try:
        output, _ = process.communicate(text, timeout=seconds)
    except subprocess.TimeoutExpired:
        return 124, f"Stopped after {seconds:.0f} seconds."
    finally:
        if process.poll() is None:
            _end(process)
        reaper.tell("drop", process.pid)
    return process.returncode, output or ""


def must_run(
    command: Sequence[str | Path],
    environment: Mapping[str, str] | None = None,
    *,
    complaint: str,
    show: bool = False,
    folder: Path = ROOT,
    text: str | None = None,
) -> str:
    """As `run`, but a non-zero exit is a Failure with the complaint and the output."""
    code, output = run(command, environment, show=show, folder=folder, text=text)
    if code:
        raise Failure(complaint, output)
    return output

"""What dev.py says: steps while it works, then one line per line of its children."""

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

COLOURS = {"web": 36, "worker": 33, "mail": 35, "redis": 31, "postgres": 34}
BOLD, RED, GREEN, FAINT = 1, 31, 32, 2

_lock = threading.Lock()
_unfinished_line = threading.Event()


def coloured(text: str, code: int) -> str:
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return text
    return f"\033[{code}m{text}\033[0m"


def say(text: str = "", end: str = "\n", *, on_new_line: bool = False) -> None:
    """Print at once; a reader who went away (`| head`) is no reason to fall over."""
    with _lock:
        try:
            if on_new_line and _unfinished_line.is_set():
                print()
            print(text, end=end, flush=True)
        except BrokenPipeError:
            sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - to the end
        if end.endswith("\n"):
            _unfinished_line.clear()
        else:
            _unfinished_line.set()


@contextmanager
def step(doing: str) -> Iterator[None]:
    """Announce a piece of work, and say how long it took."""
    say(f"  {doing} …", end="")
    started = time.monotonic()
    try:
        yield
    except BaseException:
        say()
        raise
    if not _unfinished_line.is_set():
        say(f"  {doing}:", end="")
    say(coloured(f" {time.monotonic() - started:.1f} s", FAINT))


def log_of(name: str) -> Callable[[str], None]:
    """A function that prints a line of the child `name` into the common log."""
    prefix = coloured(f"{name:>8} │", COLOURS.get(name, BOLD))

    def write(line: str) -> None:
        say(f"{prefix} {line}", on_new_line=True)

    return write

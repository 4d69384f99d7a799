"""Everything a command needs on disk before it starts."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tooling import frontend, virtual_environment
from tooling.failure import Failure
from tooling.places import REQUIREMENTS, VAR


@contextmanager
def only_one(name: str, sentence: str | None = None) -> Iterator[None]:
    """Hold var/<name>.lock. With a sentence, fail when it is taken; else wait for it."""
    VAR.mkdir(exist_ok=True)
    with (VAR / f"{name}.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (fcntl.LOCK_NB if sentence else 0))
        except BlockingIOError as error:
            raise Failure(sentence or "") from error
        yield


def ensure(requirements: Path = REQUIREMENTS) -> None:
    """Python packages and front-end files as locked; skips what is done."""
    with only_one("setup"):
        virtual_environment.ensure(requirements)
        frontend.ensure()

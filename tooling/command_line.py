"""The commands of dev.py."""

import argparse
import os
import signal
import sys
from types import FrameType

from tooling.commands import bench, build, lint, lock, messages, run, screenshots, test
from tooling.failure import Failure, Interrupted
from tooling.terminal import BOLD, RED, coloured, say

COMMANDS = (run, test, lint, lock, messages, bench, screenshots, build)


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="dev.py", description="Run, test and build the clinic.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        name = command.__name__.rpartition(".")[2]
        summary = (command.__doc__ or "").strip()
        one = commands.add_parser(name, help=summary.splitlines()[0], description=summary)
        command.arguments(one)
        one.set_defaults(execute=command.execute)
    return top


def _interrupt(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature of a handler
    """The first signal ends everything in order; a second one leaves that to the reaper."""
    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, lambda *_: os._exit(130))
    raise Interrupted


def main(words: list[str]) -> int:
    chosen, rest = parser().parse_known_args(words)
    if rest and chosen.command not in {"test", "bench"}:
        parser().error(f"unrecognised arguments: {' '.join(rest)}")
    chosen.rest = rest
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    try:
        code: int = chosen.execute(chosen)
    except Failure as failure:
        if failure.output:
            say(failure.output.rstrip())
        sys.stdout.flush()
        print(coloured(str(failure), RED), file=sys.stderr)
        return 1
    except Interrupted:
        say(coloured("Interrupted; everything that was started has ended.", BOLD))
        return 130
    return code

"""Build the wheel that a host project installs, front-end files included (dist/)."""

import argparse
import shutil

from tooling import setup
from tooling.places import DEVELOPMENT_REQUIREMENTS, PYTHON, ROOT
from tooling.task import must_run
from tooling.terminal import say, step


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults()


def execute(chosen: argparse.Namespace) -> int:  # noqa: ARG001 - the signature of a command
    setup.ensure(DEVELOPMENT_REQUIREMENTS)
    with step("Building the wheel"):
        # setuptools would pack files of an earlier build that no longer exist.
        shutil.rmtree(ROOT / "build", ignore_errors=True)
        must_run(
            [PYTHON, "-m", "build", "--wheel", "--no-isolation"],
            complaint="The wheel could not be built.",
        )
    newest = max((ROOT / "dist").glob("*.whl"), key=lambda wheel: wheel.stat().st_mtime)
    say(str(newest))
    return 0

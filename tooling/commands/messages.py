"""Collect what patients read for the translators, and compile what they translated."""

import argparse

from tooling import virtual_environment
from tooling.places import DEVELOPMENT_REQUIREMENTS, PYTHON
from tooling.task import run


def arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def execute(_chosen: argparse.Namespace) -> int:
    virtual_environment.ensure(DEVELOPMENT_REQUIREMENTS)
    code, _ = run([PYTHON, "-m", "tooling.messages"], show=True)
    return code

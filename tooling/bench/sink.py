"""An SMTP server that answers quickly and only counts.

    python -m tooling.bench.sink FILE_DESCRIPTOR

The descriptor is a listening socket inherited from the parent. Beside SMTP it knows two commands of its own: XCOUNT
answers how many mails it took, XLIST what came for whom, as JSON, and forgets it.
"""

import asyncio
import json
import re
import socket
import sys
from collections import defaultdict

MESSAGE_ID = re.compile(rb"^message-id:\s*(\S+)", re.IGNORECASE | re.MULTILINE)
RECIPIENT = re.compile(rb"<(.*)>")
END = b"\r\n.\r\n"


class Ledger:
    """Which Message-IDs came for each recipient, in the order they came."""

    def __init__(self) -> None:
        self.taken: dict[str, list[str]] = defaultdict(list)
        self.count = 0

    def take(self, recipient: str, content: bytes) -> None:
        found = MESSAGE_ID.search(content)
        self.taken[recipient].append(found.group(1).decode() if found else "")
        self.count += 1

    def hand_out(self) -> dict[str, list[str]]:
        taken, self.taken, self.count = self.taken, defaultdict(list), 0
        return taken


class Conversation(asyncio.Protocol):
    transport: asyncio.Transport

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.recipient = ""
        self.in_data = False
        self.received = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.say("220 ready")

    def say(self, words: str) -> None:
        self.transport.write(words.encode() + b"\r\n")

    def data_received(self, data: bytes) -> None:
        self.received += data
        if self.in_data:
            self.receive_mail()
        else:
            self.receive_commands()

    def receive_mail(self) -> None:
        if self.received.endswith(END):
            self.ledger.take(self.recipient, bytes(self.received[:4096]))
            self.received.clear()
            self.in_data = False
            self.say("250 taken")

    def receive_commands(self) -> None:
        while not self.in_data and b"\r\n" in self.received:
            line, _, rest = bytes(self.received).partition(b"\r\n")
            self.received = bytearray(rest)
            self.answer(line)

    def answer(self, line: bytes) -> None:
        verb = line[:4].upper()
        if verb == b"DATA":
            self.in_data = True
            self.say("354 go on")
        elif verb == b"QUIT":
            self.say("221 bye")
            self.transport.close()
        elif line == b"XCOUNT":
            self.say(f"250 {self.ledger.count}")
        elif line == b"XLIST":
            self.say(f"250 {json.dumps(self.ledger.hand_out())}")
        else:
            if verb == b"RCPT" and (found := RECIPIENT.search(line)):
                self.recipient = found.group(1).decode()
            self.say("250 ok")


async def serve(descriptor: int) -> None:
    ledger = Ledger()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Conversation(ledger), sock=socket.socket(fileno=descriptor))
    print("Counting messages", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))

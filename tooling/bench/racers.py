"""Fifty clients that press at once: kept connections, and requests that are ready before the start."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any
    milliseconds: float


@dataclass(frozen=True)
class Racer:
    """One kept connection. `token` signs in."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    token: str

    async def press(self, address: str, body: dict[str, str]) -> Answer:
        content = json.dumps(body).encode()
        head = (
            f"POST {address} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Token {self.token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
        )
        started = perf_counter()
        self.writer.write(head.encode() + content)
        status, answer = await self.answer()
        return Answer(status, answer, (perf_counter() - started) * 1000)

    async def answer(self) -> tuple[int, Any]:
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode().lower()
        length = int(head.partition("content-length:")[2].split("\r\n")[0])
        body = await self.reader.readexactly(length)
        status = int(head.split(" ", 2)[1])
        # A page, not an answer of the API, is what nobody foresaw.
        return status, json.loads(body) if "application/json" in head else {}


async def line_up(port: int, token: str, count: int) -> list[Racer]:
    pairs = [await asyncio.open_connection("127.0.0.1", port) for _ in range(count)]
    return [Racer(reader, writer, token) for reader, writer in pairs]


async def race(racers: Sequence[Racer], address: str, bodies: Sequence[dict[str, str]]) -> list[Answer]:
    presses = (racer.press(address, body) for racer, body in zip(racers, bodies, strict=True))
    return await asyncio.gather(*presses)

"""Sending a part of a file where a part is asked for: Safari plays no clip otherwise (RFC 9110, section 14)."""

import re
from http import HTTPStatus
from typing import Protocol

from django.http import HttpRequest, HttpResponse

ASKED = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


class File(Protocol):
    """What can be read in part."""

    media_type: str

    def size(self) -> int: ...

    def part(self, first: int, last: int) -> bytes:
        """Both included."""


def answer(request: HttpRequest, file: File, *, tag: str) -> HttpResponse:
    """All of it, or one part. Several parts at once, and what nobody understands, is answered with all."""
    length, headers = file.size(), {"Accept-Ranges": "bytes"}
    asked = ASKED.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    if asked is None or asked[0] == "bytes=-" or request.headers.get("If-Range", tag) != tag:
        return HttpResponse(file.part(0, length - 1), content_type=file.media_type, headers=headers)
    part = within(asked[1], asked[2], length)
    if part is None:
        headers["Content-Range"] = f"bytes */{length}"
        return HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers=headers)
    first, last = part
    headers["Content-Range"] = f"bytes {first}-{last}/{length}"
    content, status = file.part(first, last), HTTPStatus.PARTIAL_CONTENT
    return HttpResponse(content, content_type=file.media_type, headers=headers, status=status)


def within(first: str, last: str, length: int) -> tuple[int, int] | None:
    """First and last byte, both included; "-500" are the last 500. None where there is nothing there."""
    if not first:
        start, end = max(0, length - int(last)), length - 1
    else:
        start, end = int(first), min(int(last) if last else length - 1, length - 1)
    return (start, end) if start <= end and start < length else None

"""Sending a part of a file where a part is asked for: Safari plays no clip otherwise (RFC 9110, section 14)."""

import re
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

ASKED = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


def answer(request: HttpRequest, content: bytes, *, media_type: str, digest: str) -> HttpResponse:
    """All of it, one part, or nothing new. Several parts at once, and what nobody understands, is answered with all."""
    tag = f'"{digest}"'
    headers = {"ETag": tag, "Accept-Ranges": "bytes"}
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=HTTPStatus.NOT_MODIFIED, headers=headers)
    asked = ASKED.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    if asked is None or asked[0] == "bytes=-" or request.headers.get("If-Range", tag) != tag:
        return HttpResponse(content, content_type=media_type, headers=headers)
    part = within(asked[1], asked[2], len(content))
    if part is None:
        headers["Content-Range"] = f"bytes */{len(content)}"
        return HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE, headers=headers)
    first, last = part
    headers["Content-Range"] = f"bytes {first}-{last}/{len(content)}"
    status = HTTPStatus.PARTIAL_CONTENT
    return HttpResponse(content[first : last + 1], content_type=media_type, headers=headers, status=status)


def within(first: str, last: str, length: int) -> tuple[int, int] | None:
    """First and last byte, both included; "-500" are the last 500. None where there is nothing there."""
    if not first:
        start, end = max(0, length - int(last)), length - 1
    else:
        start, end = int(first), min(int(last) if last else length - 1, length - 1)
    return (start, end) if start <= end and start < length else None

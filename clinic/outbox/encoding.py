"""Bytes on the wire, cheaply.

Building the MIME tree costs more than sending it, and most of that goes into the attachment. So Django builds the
small part, the words, and the attachment is put beside it ready-made: encoded once per document and process.
"""

import base64
import re
import secrets
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message as MimeMessage
from typing import Any

from django.core.mail import EmailMultiAlternatives

from patients.models import Document

LINE = 76
KEPT_DOCUMENTS = 64
CONTENT_TYPE = re.compile(rb"^content-type:.*(?:\r\n[ \t].*)*\r\n", re.IGNORECASE | re.MULTILINE)

_encoded: OrderedDict[tuple[str, str, str], bytes] = OrderedDict()


@dataclass(frozen=True)
class Attachment:
    """A file made for one mail and kept nowhere."""

    file_name: str
    media_type: str
    content: bytes


class Ready:
    """What a mail backend asks of a MIME message, answered from bytes made beforehand."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def as_bytes(self, *_: Any, **__: Any) -> bytes:
        return self.content

    def as_string(self, *_: Any, **__: Any) -> str:
        return self.content.decode()

    def get_charset(self) -> None:
        return None


class CareEmail(EmailMultiAlternatives):
    """An ordinary Django e-mail, so any mail backend can send it, whose SMTP form is made once by `make_ready`."""

    ready: Ready | None = None

    def make_ready(self, documents: Sequence[Document], attachments: Sequence[Attachment] = ()) -> None:
        words = crlf(super().message().as_bytes())
        parts = [encoded(document) for document in documents] + [as_part(file) for file in attachments]
        self.ready = Ready(beside(words, parts) if parts else words)
        files: list[Document | Attachment] = [*documents, *attachments]
        for file in files:
            self.attach(file.file_name, bytes(file.content), file.media_type)

    def message(self, *args: Any, **kwargs: Any) -> Any:
        return self.ready or super().message(*args, **kwargs)


def crlf(content: bytes) -> bytes:
    return re.sub(rb"\r?\n", b"\r\n", content)


def beside(words: bytes, attachments: list[bytes]) -> bytes:
    """The message `words` with ready-made parts: its content type moves into a first part of multipart/mixed."""
    head, _, body = words.partition(b"\r\n\r\n")
    head += b"\r\n"
    found = CONTENT_TYPE.search(head)
    content_type = found.group() if found else b""
    boundary = b"=_" + secrets.token_hex(16).encode()
    mixed = b'Content-Type: multipart/mixed; boundary="' + boundary + b'"\r\n'
    parts = [content_type + b"\r\n" + body, *attachments]
    opened = b"".join(b"\r\n--" + boundary + b"\r\n" + part for part in parts)
    return CONTENT_TYPE.sub(b"", head) + mixed + opened + b"\r\n--" + boundary + b"--\r\n"


def encoded(document: Document) -> bytes:
    """A document as a MIME part, headers included, remembered by its hash."""
    key = (document.sha256, document.file_name, document.media_type)
    if key not in _encoded:
        _encoded[key] = as_part(document)
        if len(_encoded) > KEPT_DOCUMENTS:
            _encoded.popitem(last=False)
    return _encoded[key]


def as_part(file: Document | Attachment) -> bytes:
    head = MimeMessage()
    head["Content-Type"] = file.media_type
    head["Content-Transfer-Encoding"] = "base64"
    name = file.file_name
    head.add_header(
        "Content-Disposition", "attachment", filename=name if name.isascii() else ("utf-8", "", name)
    )
    letters = base64.b64encode(file.content)
    lines = [letters[start : start + LINE] for start in range(0, len(letters), LINE)]
    return crlf(head.as_bytes()) + b"\r\n".join(lines)

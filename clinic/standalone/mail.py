"""The page /mail/: every e-mail the local sink received, as the patient sees it. Only where MAIL_DIR is set."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

# The newest messages are enough: this page is a window for trying things out.
SHOWN = 200


def saved_messages() -> list[Path]:
    return sorted(Path(settings.MAIL_DIR).glob("*.eml"), reverse=True)[:SHOWN]


def load(path: Path) -> EmailMessage:
    with path.open("rb") as file:
        return BytesParser(policy=policy.default).parse(file)


def find(name: str) -> EmailMessage:
    for path in saved_messages():
        if slugify(path.stem) == name:
            return load(path)
    raise Http404


@require_safe
def mail_list(request: HttpRequest) -> HttpResponse:
    messages = [(slugify(path.stem), load(path)) for path in saved_messages()]
    return render(request, "standalone/mail_list.html", {"messages_sent": messages})


@require_safe
def mail_message(request: HttpRequest, name: str) -> HttpResponse:
    message = find(name)
    text = message.get_body(("plain",))
    context = {
        "name": name,
        "mail": message,
        "html": message.get_body(("html",)) is not None,
        "text": text.get_content() if text else "",
        "attachments": [part.get_filename() for part in message.iter_attachments()],
    }
    return render(request, "standalone/mail_message.html", context)


@require_safe
def mail_attachment(request: HttpRequest, name: str, part: int) -> HttpResponse:
    """Part 0 is the HTML body, shown in a frame; 1 and up are the attachments."""
    message = find(name)
    if part == 0:
        body = message.get_body(("html",))
        if body is None:
            raise Http404
        return framed(HttpResponse(body.get_content()))
    attachments = list(message.iter_attachments())
    if part > len(attachments):
        raise Http404
    chosen = attachments[part - 1]
    response = HttpResponse(chosen.get_content(), content_type=chosen.get_content_type())
    response["Content-Disposition"] = f'inline; filename="{chosen.get_filename()}"'
    return response


def framed(response: HttpResponse) -> HttpResponse:
    """A mail carries its own inline styles and may be framed by our page; scripts stay forbidden."""
    response["X-Frame-Options"] = "SAMEORIGIN"
    response._csp_replace = {  # type: ignore[attr-defined]
        "default-src": ["'none'"],
        "style-src": ["'unsafe-inline'"],
        "img-src": ["data:", "'self'"],
        "frame-ancestors": ["'self'"],
    }
    return response

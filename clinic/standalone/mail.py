"""The page /mail/: every e-mail the local sink received, as the patient sees it. Only where MAIL_DIR is set."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

# The newest messages are enough: this page is a window for trying things out.
SHOWN = 200
SHOWN_INLINE = ("application/pdf", "text/plain", "image/png", "image/jpeg")
# A link followed inside the frame would be refused by the page it leads to.
LINKS_OUT = '<!doctype html><base target="_blank">'


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
        "attachments": [part.get_filename() or _("Attachment") for part in message.iter_attachments()],
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
        return framed(HttpResponse(LINKS_OUT + body.get_content()))
    attachments = list(message.iter_attachments())
    if part > len(attachments):
        raise Http404
    return attached(attachments[part - 1])


def attached(file: EmailMessage) -> HttpResponse:
    """A handout opens beside the page; what could run in the browser is only saved."""
    kind = file.get_content_type()
    content = file.get_payload(decode=True) or b""
    response = HttpResponse(content, content_type=kind)
    # A browser's own PDF reader counts as an object of the page.
    response._csp_replace = {"object-src": ["'self'"]}  # type: ignore[attr-defined]
    name = file.get_filename() or "attachment"
    response["Content-Disposition"] = str(content_disposition_header(kind not in SHOWN_INLINE, name))
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

"""Writing an e-mail: three templates, styles inlined, and the headers that mail about care should carry."""

import re
from collections.abc import Mapping
from typing import Any

import css_inline
from django.template.loader import render_to_string
from django.utils import translation

from clinic.models import Location
from clinic.outbox.encoding import CareEmail
from clinic.outbox.kinds import Errand, Mail
from patients.languages import spoken

BLANK_LINES = re.compile(r"\n{3,}")
_inliner = css_inline.CSSInliner(load_remote_stylesheets=False)


def write_mail(*, template: str, location: Location, language: str, context: Mapping[str, Any]) -> Mail:
    """Render `<template>_subject.txt`, `_body.txt` and `_body.html` in the patient's language.

    The templates get `location` beside `context`. A subject is one line.
    """
    facts = {"location": location, **context}
    with translation.override(spoken(language)):
        subject = " ".join(render_to_string(f"{template}_subject.txt", facts).split())
        text = BLANK_LINES.sub("\n\n", render_to_string(f"{template}_body.txt", facts)).strip() + "\n"
        html = _inliner.inline(render_to_string(f"{template}_body.html", facts))
    return Mail(subject=subject, text=text, html=html, location=location)


def as_email(errand: Errand, mail: Mail) -> CareEmail:
    """The finished e-mail. The Message-ID comes from the row, so a second copy is known as one."""
    email = CareEmail(
        subject=mail.subject,
        body=mail.text,
        to=[errand.patient.email],
        reply_to=[mail.location.email] if mail.location.email else [],
        headers=headers(errand, mail),
        alternatives=[(mail.html, "text/html")],
    )
    email.make_ready(mail.documents, mail.attachments)
    return email


def headers(errand: Errand, mail: Mail) -> dict[str, str]:
    """Machines must not answer, and mail programs can offer the way out."""
    found = {
        "Message-ID": errand.message.message_id,
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "OOF, AutoReply",
    }
    clinic = f"mailto:{mail.location.email}?subject=unsubscribe" if mail.location.email else ""
    if ways_out := [f"<{way}>" for way in (mail.stop_address, clinic) if way]:
        found["List-Unsubscribe"] = ", ".join(ways_out)
    return found

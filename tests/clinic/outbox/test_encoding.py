"""The bytes made by hand read like the ones Django makes."""

from email import policy
from email.parser import BytesParser

import pytest
from django.core.mail import EmailMultiAlternatives

from clinic.outbox import encoding
from clinic.outbox.encoding import CareEmail
from patients.models import Document

PDF = bytes(range(256)) * 200


@pytest.fixture
def handout():
    return Document(
        file_name="Programm für Clara.pdf", media_type="application/pdf", content=PDF, sha256="f" * 64
    )


@pytest.fixture(autouse=True)
def nothing_remembered():
    encoding._encoded.clear()


def mail(kind):
    email = kind("Your programme — ready", "Grüße\n" * 3, "a@example.org", ["b@example.org"])
    email.extra_headers["Message-ID"] = "<1@example.org>"
    email.attach_alternative("<p>" + "word " * 400 + "</p>", "text/html")
    return email


def read(content):
    return BytesParser(policy=policy.default).parsebytes(content)


def test_it_reads_like_the_mail_django_builds(handout):
    ours, djangos = mail(CareEmail), mail(EmailMultiAlternatives)
    ours.make_ready([handout])
    djangos.attach(handout.file_name, PDF, "application/pdf")
    a, b = read(ours.message().as_bytes()), read(djangos.message().as_bytes(linesep="\r\n"))
    assert {k: v for k, v in a.items() if k not in ("Date", "Content-Type")} == {
        k: v for k, v in b.items() if k not in ("Date", "Content-Type")
    }
    for part in ("plain", "html"):
        assert a.get_body((part,)).get_content() == b.get_body((part,)).get_content()
    [attached] = a.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == (handout.file_name, PDF)


def test_no_line_is_longer_than_a_mail_server_takes(handout):
    ours = mail(CareEmail)
    ours.make_ready([handout])
    assert max(map(len, ours.message().as_bytes().split(b"\r\n"))) <= 998
    assert b"\n" not in ours.message().as_bytes().replace(b"\r\n", b"")


def test_a_document_is_encoded_once(handout, monkeypatch):
    made: list[Document] = []

    def as_part(document):
        made.append(document)
        return b""

    monkeypatch.setattr(encoding, "as_part", as_part)
    for _ in range(3):
        mail(CareEmail).make_ready([handout])
    assert len(made) == 1


def test_other_mail_backends_find_an_ordinary_message(handout, settings, mailoutbox):
    email = mail(CareEmail)
    email.make_ready([handout])
    email.send()
    [sent] = mailoutbox
    assert sent.attachments[0].content == PDF
    assert sent.body.startswith("Grüße")

"""The page /mail/: what the local sink received, as the patient sees it."""

from email.message import EmailMessage
from importlib import reload

import pytest
from django.urls import clear_url_caches

from clinic.standalone import urls


@pytest.fixture
def letter(settings, tmp_path):
    """A programme with its handout, in the sink."""
    settings.MAIL_DIR = str(tmp_path)
    reload(urls)
    clear_url_caches()
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = (
        "Your programme is ready",
        "clinic@example.org",
        "clara@example.org",
    )
    mail.set_content("Hello Clara, open https://clinic.example/p/token/")
    mail.add_alternative('<p>Hello <a href="https://clinic.example/p/token/">Clara</a></p>', subtype="html")
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename='week "1".pdf')
    mail.add_attachment(b"<script>alert(1)</script>", maintype="text", subtype="html", filename="x.html")
    (tmp_path / "20261120-1.eml").write_bytes(bytes(mail))
    yield "/mail/20261120-1/"
    settings.MAIL_DIR = ""
    reload(urls)
    clear_url_caches()


def test_the_newest_mail_is_listed(letter, client, db):
    page = client.get("/mail/").content.decode()
    assert "Your programme is ready" in page
    assert f'href="{letter}"' in page


def test_a_mail_is_shown_as_text_and_as_the_patient_sees_it(letter, client, db):
    page = client.get(letter).content.decode()
    assert f'src="{letter}0/"' in page
    assert "Hello Clara, open" in page
    framed = client.get(f"{letter}0/")
    assert framed["X-Frame-Options"] == "SAMEORIGIN"
    assert b'<base target="_blank">' in framed.content


def test_a_handout_opens_and_nothing_else_runs(letter, client, db):
    handout, page = client.get(f"{letter}1/"), client.get(f"{letter}2/")
    assert (handout.content, handout["Content-Type"]) == (b"%PDF-1.7", "application/pdf")
    assert handout["Content-Disposition"] == 'inline; filename="week \\"1\\".pdf"'
    assert page["Content-Disposition"] == 'attachment; filename="x.html"'


@pytest.mark.parametrize("path", ["3/", "../", "nobody/"])
def test_what_is_not_there_is_not_found(letter, client, db, path):
    assert client.get(letter + path).status_code == 404

from django.core.files.uploadedfile import SimpleUploadedFile

from patients.api import parsing
from patients.models import AccessEvent, Document
from tests.patients.api.door import Door, refusal


def send(user, clara, content=b"%PDF-1.7", name="letter.pdf", kind="application/pdf"):
    file = SimpleUploadedFile(name, content, kind)
    return Door(user).client.post("/api/documents/", {"patient": clara.pk, "title": "Letter", "file": file})


def test_a_document_comes_back_byte_for_byte_and_its_reading_is_logged(ana, clara):
    document = send(ana, clara).json()
    answer = Door(ana).get(f"documents/{document['id']}/download/")
    assert answer.content == b"%PDF-1.7"
    assert answer["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    assert AccessEvent.objects.get(deed="document.read").patient == clara


def test_a_file_gets_no_say_in_the_browser(ana, clara):
    document = send(ana, clara, b"<script>", "page.html", "text/html").json()
    answer = Door(ana).get(f"documents/{document['id']}/download/")
    assert answer["Content-Type"] == "application/octet-stream"


def test_a_file_that_is_too_large_or_empty_is_refused(ana, clara, monkeypatch):
    assert refusal(send(ana, clara, b""))[0] == 400
    monkeypatch.setattr(parsing.BoundedUpload, "most", 1000)
    assert refusal(send(ana, clara, b"x" * 1001)) == (413, "too_large")
    assert not Document.objects.exists()


def test_the_desk_sees_no_documents(rui, ana, clara):
    document = send(ana, clara).json()
    assert refusal(Door(rui).get("documents/")) == (403, "permission_denied")
    assert refusal(Door(rui).get(f"documents/{document['id']}/download/")) == (403, "permission_denied")


def test_a_list_of_documents_does_not_load_them(ana, clara, django_assert_max_num_queries):
    send(ana, clara)
    with django_assert_max_num_queries(8) as seen:
        Door(ana).get("documents/")
    assert not any('"content"' in query["sql"] for query in seen.captured_queries)

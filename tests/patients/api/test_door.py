"""What holds for every address, tried on one."""

import pytest

from patients.models import AccessEvent
from tests.patients.api.door import NOBODY, Door, refusal

DEEP = "[" * 100_000


def test_strangers_are_asked_who_they_are():
    answer = Door().get("patients/")
    assert refusal(answer) == (401, "not_authenticated")
    assert answer["WWW-Authenticate"] == "Token"


def test_a_false_token_opens_nothing(db):
    door = Door()
    door.client.credentials(HTTP_AUTHORIZATION="Token 0123456789")
    assert refusal(door.get("patients/")) == (401, "authentication_failed")


def test_staff_without_a_role_see_nothing(django_user_model, clara):
    nobody = django_user_model.objects.create_user("nobody")
    assert refusal(Door(nobody).get("patients/")) == (403, "permission_denied")


@pytest.mark.parametrize("body", ["", "{", "nonsense", '{"given_name": NaN}', DEEP, "1" * 5000, "\x00"])
def test_what_is_not_json_is_refused(rui, body):
    answer = Door(rui).client.post("/api/patients/", body, content_type="application/json")
    assert refusal(answer)[0] == 400


@pytest.mark.parametrize("body", ["[]", "null", "7", '"words"'])
def test_json_that_is_no_object_is_refused(rui, body):
    answer = Door(rui).client.post("/api/patients/", body, content_type="application/json")
    assert refusal(answer) == (400, "invalid")


def test_another_content_type_is_refused(rui):
    for kind in ("text/plain", "application/x-www-form-urlencoded", "application/xml", "nonsense"):
        answer = Door(rui).client.post("/api/patients/", "x", content_type=kind)
        assert refusal(answer) == (415, "unsupported_media_type")


def test_a_body_that_is_too_large_is_not_read(rui, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    assert refusal(Door(rui).post("patients/", given_name="x" * 1000)) == (413, "too_large")


def test_signs_no_database_keeps_are_refused(rui):
    for sign in ("\x00", "\ud800"):
        body = f'{{"given_name": {sign!r}, "family_name": "B", "birth_date": "1990-01-01"}}'.replace("'", '"')
        body = body.replace("\\x00", "\\u0000")
        answer = Door(rui).client.post("/api/patients/", body, content_type="application/json")
        assert refusal(answer) == (400, "invalid")


@pytest.mark.parametrize(
    "question",
    [
        {"birth_date": "0001-01-01"},
        {"birth_date": "soon"},
        {"search": "\x00"},
        {"search": "x" * 201},
        {"page": "0"},
    ],
)
def test_a_question_that_makes_no_sense_is_refused(rui, clara, question):
    assert refusal(Door(rui).get("patients/", **question))[0] in (400, 404)


def test_a_page_holds_two_hundred_rows_at_most(rui, clara, ines):
    answer = Door(rui).get("patients/", page_size=1).json()
    assert (answer["count"], len(answer["results"])) == (2, 1)
    assert refusal(Door(rui).get("patients/", page_size=1, page=3)) == (404, "not_found")
    assert Door(rui).get("patients/", page_size=10**30).status_code == 200


def test_a_refused_request_leaves_no_line_in_the_access_log(rui, clara):
    Door(rui).get(f"patients/{NOBODY}/")
    assert not AccessEvent.objects.filter(actor=rui).exists()


def test_a_browser_is_answered_in_json(rui, clara, browser_of):
    answer = browser_of(rui).get("/api/patients/", headers={"Accept": "text/html"})
    assert answer["Content-Type"] == "application/json"


def test_a_session_alone_does_not_write_without_its_csrf_token(rui):
    door = Door()
    door.client.handler.enforce_csrf_checks = True
    door.client.force_login(rui)
    assert refusal(door.post("patients/", given_name="A")) == (403, "permission_denied")

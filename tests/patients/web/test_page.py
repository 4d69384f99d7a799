from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, reverse

from clinic.models import Location
from clinic.web.urls import urlpatterns as clinic_urls
from patients.models import Patient
from patients.web.urls import urlpatterns as patients_urls

NOWHERE = "01900000-0000-7000-8000-000000000000"


@pytest.mark.parametrize("pattern", [*patients_urls, *clinic_urls], ids=lambda pattern: str(pattern.name))
def test_every_page_says_which_permission_it_needs_or_that_it_is_public(pattern: URLPattern) -> None:
    page: Any = pattern.callback
    assert getattr(page, "public", False) or page.permission.startswith("physio_")


def test_a_stranger_is_sent_to_sign_in_and_back(db: None) -> None:
    answer = Client().get("/patients/?q=clara")
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))
    assert "next=/patients/%3Fq%3Dclara" in answer["Location"]


def test_htmx_takes_a_stranger_to_the_sign_in_page_with_the_whole_window(db: None) -> None:
    answer = Client().get("/patients/search/?q=clara", headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer["HX-Redirect"] == reverse("account_login")


def test_a_role_without_the_permission_gets_a_sentence(browser_of: Any, rui: User) -> None:
    answer = browser_of(rui).get("/access-log/")
    assert answer.status_code == 403
    assert "Your role does not allow this page." in answer.text


def test_what_does_not_exist_is_not_found_in_words(browser_of: Any, rui: User) -> None:
    answer = browser_of(rui).get(f"/patients/{NOWHERE}/")
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.text


def test_somebody_without_a_role_sees_no_patient(browser_of: Any, clara: Patient) -> None:
    nobody = User.objects.create_user("nobody")
    assert browser_of(nobody).get(f"/patients/{clara.pk}/").status_code == 403


def test_pages_are_not_kept_by_the_browser(browser_of: Any, rui: User, clara: Patient) -> None:
    answer = browser_of(rui).get(f"/patients/{clara.pk}/")
    assert "no-store" in answer["Cache-Control"]


def test_a_refused_fragment_is_a_fragment(browser_of: Any, rui: User, riverside: Location) -> None:
    answer = browser_of(rui).get("/diary/?day=never", headers={"HX-Request": "true"})
    assert answer.status_code == 400
    assert "<html" not in answer.text
    assert "refusal-message" in answer.text

"""Every page × every role.

A staff page answers strangers with the sign-in, roles without its permission with 403, and roles with it with anything
but 401 and 403.
"""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.architecture.addresses import PAGES, address


@pytest.mark.parametrize(("route", "view"), PAGES, ids=[route for route, _ in PAGES])
def test_a_page_says_which_permission_it_needs(route: str, view: Any) -> None:
    assert getattr(view, "permission", None), route


@pytest.mark.django_db
def test_a_stranger_is_sent_to_sign_in() -> None:
    for route, _view in PAGES:
        response = Client().get(address(route))
        assert response.status_code in (302, 403, 405), route
        assert response.status_code != 302 or "/accounts/login/" in response["Location"], route


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["ana", "rui", "mara"])
def test_a_page_opens_for_who_has_its_permission_and_for_nobody_else(
    role: str, request: pytest.FixtureRequest, browser_of: Any
) -> None:
    person: User = request.getfixturevalue(role)
    browser = browser_of(person)
    for route, view in PAGES:
        response = browser.get(address(route))
        if person.has_perm(view.permission):
            assert response.status_code not in (401, 403, 500), (route, response.status_code)
        else:
            assert response.status_code in (403, 405), (route, response.status_code)

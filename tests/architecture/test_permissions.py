"""Every address × every role, read from the URLconf itself.

A staff page or API room answers strangers with the sign-in, roles without its permission with 403, and roles with it
with anything but 401 and 403. Addresses that are open to the world are listed here by name, and nowhere else.
"""

from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

OPEN = ("accounts/", "health/", "mail/", "admin/", "api/schema/", "api/docs/", "api/token/", "p/", "api/programme/")
NOBODY = UUID("01890000-0000-7000-8000-000000000000")


def patterns(resolver: URLResolver, prefix: str = "") -> list[tuple[str, URLPattern]]:
    found = []
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += patterns(pattern, route)
        else:
            found.append((route, pattern))
    return found


GUARDED = [(route, p) for route, p in patterns(get_resolver()) if route and not route.startswith(OPEN)]
PAGES: list[tuple[str, Any]] = [(route, p.callback) for route, p in GUARDED if not route.startswith("api/")]


def address(route: str) -> str:
    """An address of this shape about somebody who does not exist."""
    for kind in ("uuid", "int", "slug", "str", "path"):
        while f"<{kind}:" in route:
            start = route.index(f"<{kind}:")
            value = {"uuid": str(NOBODY), "int": "1"}.get(kind, "nothing")
            route = route[:start] + value + route[route.index(">", start) + 1 :]
    return "/" + route


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

"""Every API address × every role × every method, read from the router itself."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.architecture.addresses import GUARDED, NOBODY

ROOMS = [(route, view) for route, view in GUARDED if route.startswith("api/")]
VERBS = {"get": "view", "post": "add", "put": "change", "patch": "change", "delete": "delete"}
DEEDS = [(route, view, method) for route, view in ROOMS for method in VERBS]
FORBIDDEN = (401, 403)


def address(route: str) -> str:
    """The route as a person types it: no anchors, somebody who does not exist for every key."""
    plain = re.sub(r"\(\?P<[^>]+>[^)]*\)|<[^>]+>", NOBODY, route)
    return "/" + plain.replace("^", "").replace("$", "").replace("\\.", ".").removesuffix("?").removesuffix(
        r"\Z"
    )


def needed(view: Any, method: str) -> str | None:
    """The permission of one deed, or None where nobody does it here."""
    action = getattr(view, "actions", {}).get(method) if hasattr(view, "actions") else method
    if action is None or not hasattr(view.cls, action):
        return None
    by_method = getattr(view.cls, "needs_by_method", {}).get(method.upper())
    own = view.initkwargs.get("needs") or getattr(view.cls, "needs", "") or by_method or ""
    if own or getattr(view.cls, "queryset", None) is None:
        return str(own)
    meta = view.cls.queryset.model._meta
    return f"{meta.app_label}.{VERBS[method]}_{meta.model_name}"


def send(browser: Client, method: str, route: str) -> int:
    return int(browser.generic(method.upper(), address(route), "{}", "application/json").status_code)


@pytest.mark.django_db
def test_a_stranger_gets_nothing() -> None:
    answers = {(route, method): send(Client(), method, route) for route, _view, method in DEEDS}
    assert set(answers.values()) <= {401, 405}


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["ana", "rui", "mara"])
def test_a_deed_is_open_to_who_has_its_permission_and_to_nobody_else(
    role: str, request: pytest.FixtureRequest, browser_of: Any
) -> None:
    person: User = request.getfixturevalue(role)
    browser = browser_of(person)
    for route, view, method in DEEDS:
        permission, status = needed(view, method), send(browser, method, route)
        where = (role, method, route, permission, status)
        assert status < 500, where
        if permission is None:
            assert status in (403, 405), where
        elif permission and not person.has_perm(permission):
            assert status == 403, where
        else:
            assert status not in FORBIDDEN, where

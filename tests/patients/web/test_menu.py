"""The menu shows what a role may open and where one is, and leaves out what a host left out."""

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import include, path

pytestmark = pytest.mark.urls(__name__)
urlpatterns = [path("", include("patients.web.urls"))]

TEMPLATE = "{% load physio %}{% navigation as entries %}{% for e in entries %}{{ e.url }} {{ e.active }};{% endfor %}"


def menu(user: User | AnonymousUser, path: str = "/") -> str:
    request = RequestFactory().get(path)
    request.user = user
    return Template(TEMPLATE).render(Context({"request": request}))


def test_a_stranger_sees_no_menu() -> None:
    assert menu(AnonymousUser()) == ""


def test_the_access_log_is_for_those_who_may_read_it(mara: User, rui: User) -> None:
    assert "access" in menu(mara)
    assert "access" not in menu(rui)


def test_pages_a_host_left_out_are_not_offered(mara: User) -> None:
    assert "diary" not in menu(mara)


def test_the_page_one_is_on_is_marked(rui: User) -> None:
    patients = next(
        url for url, _ in (line.split() for line in menu(rui).split(";") if line) if "patient" in url
    )
    assert f"{patients} True" in menu(rui, f"{patients}new/")

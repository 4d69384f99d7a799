"""The frame around every staff page: who may open it, and one sentence when a deed is refused."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, TypeVar
from uuid import UUID

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render, resolve_url
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from patients.errors import NotAllowed, RuleBroken

View = Callable[..., HttpResponse]
M = TypeVar("M", bound=Model)


def page(permission: str, *, methods: Sequence[str] = ("GET", "POST")) -> Callable[[View], View]:
    """Make a function a staff page.

    Strangers are sent to sign in, members of staff without `permission` get 403, and whatever an action refuses
    becomes a page with its sentence and status. `view.permission` tells which permission that is.
    """

    def frame(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return sent_to_sign_in(request)
            with translation.override(settings.LANGUAGE_CODE):
                return answered(view, request, permission, *args, **kwargs)

        allowed = ["HEAD", *methods] if "GET" in methods else list(methods)
        guarded = never_cache(require_http_methods(allowed)(answer))
        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return frame


def answered(view: View, request: HttpRequest, permission: str, *args: Any, **kwargs: Any) -> HttpResponse:
    """In the project's language: the words for patients alone are there in others."""
    try:
        if not request.user.has_perm(permission):
            raise NotAllowed("not_allowed", _("Your role does not allow this page."))
        return view(request, *args, **kwargs)
    except RuleBroken as error:
        return refused(request, error)
    except Http404:
        return not_found(request)


def visible(model: type[M], request: HttpRequest, key: UUID, queryset: QuerySet[M] | None = None) -> M:
    """The object with this key, or 404 where the person signed in may not see it."""
    rows: Any = model._default_manager if queryset is None else queryset
    found: M = get_object_or_404(rows.visible_to(request.user), pk=key)
    return found


def is_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of a page."""
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-Boosted") != "true"


def sent_to_sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page and back. htmx is told to go there with the whole window."""
    if not is_fragment(request):
        return redirect_to_login(request.get_full_path(), resolve_url(settings.LOGIN_URL))
    return HttpResponse(status=401, headers={"HX-Redirect": resolve_url(settings.LOGIN_URL)})


def refused(request: HttpRequest, error: RuleBroken) -> HttpResponse:
    template = "patients/_refused.html" if is_fragment(request) else "physio/refused.html"
    context = {"message": error.message, "code": error.code, "back_url": came_from(request)}
    return render(request, template, context, status=error.status)


def not_found(request: HttpRequest) -> HttpResponse:
    message = _("There is nothing at this address, or your role may not see it.")
    template = "patients/_refused.html" if is_fragment(request) else "patients/not_found.html"
    return render(request, template, {"message": message}, status=404)


def came_from(request: HttpRequest) -> str:
    """The page before this one, if it is one of ours."""
    referrer = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(referrer, {request.get_host()}, require_https=request.is_secure())
    return referrer if ours else "/"


def way_back(request: HttpRequest, otherwise: str) -> str:
    """Where to go after a deed: the form's `next`, if it is one of ours."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else resolve_url(otherwise)

"""What a page's script is told: a sentence, and the status of the deed."""

from collections.abc import Sequence
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from patients.errors import RuleBroken
from patients.web.page import View, page


def answers(permission: str, *, methods: Sequence[str] = ("POST",)) -> Any:
    """Make a function an address for a script: guarded like a page, and every refusal is JSON."""

    def frame(view: View) -> View:
        @page(permission, methods=methods)
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except RuleBroken as error:
                return refusal(error)
            except Http404:
                return told(_("There is nothing at this address, or your role may not see it."), status=404)

        return answer

    return frame


def told(sentence: str, *, status: int = 200, **more: Any) -> JsonResponse:
    return JsonResponse({"sentence": sentence, **more}, status=status)


def refusal(error: RuleBroken) -> JsonResponse:
    return told(error.message, status=error.status, code=error.code, details=error.details)

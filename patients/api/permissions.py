"""Who may ask for what: the role table, through Django's model permissions."""

from typing import Any

from rest_framework.permissions import BasePermission
from rest_framework.request import Request

VERBS = {"GET": "view", "HEAD": "view", "POST": "add", "PUT": "change", "PATCH": "change", "DELETE": "delete"}


class ByRole(BasePermission):
    """Signed in, and holding the permission of the deed asked for: its own, or the noun's view, add, change, delete."""

    def has_permission(self, request: Request, view: Any) -> bool:
        if not request.user or not request.user.is_authenticated:
            return False
        # A method nobody may use is answered with 405, whoever asks.
        if getattr(view, "action", "read") in (None, "metadata"):
            return True
        return request.user.has_perm(view.needs or of_noun(request, view))


def of_noun(request: Request, view: Any) -> str:
    if own := view.needs_by_method.get(request.method):
        return str(own)
    meta = view.queryset.model._meta
    return f"{meta.app_label}.{VERBS[request.method or 'GET']}_{meta.model_name}"

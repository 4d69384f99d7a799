"""How often the doors that ask for no account may be knocked at."""

from typing import Any, cast

from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from patients.limits import Limit, address_of


class Spends(BaseThrottle):
    """Counts a request against `limit`. Raises TooMany, whose sentence and wait the answer has."""

    limit: Limit

    def subject(self, request: Request, view: Any) -> str:
        raise NotImplementedError

    def allow_request(self, request: Request, view: Any) -> bool:
        self.limit.spend(self.subject(request, view))
        return True


class SpendsByAddress(Spends):
    def subject(self, request: Request, view: Any) -> str:
        return address_of(cast(HttpRequest, request))

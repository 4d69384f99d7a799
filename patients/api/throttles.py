"""How often the doors that ask for no account may be knocked at."""

import hashlib
import logging
from typing import Any

from django.utils.translation import gettext as _
from redis.exceptions import RedisError
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from patients.errors import RuleBroken

logger = logging.getLogger(__name__)


class Unavailable(RuleBroken):
    status = 503


class SteadyThrottle(SimpleRateThrottle):
    """A rate of its own. `opens_without_cache` says what happens while nobody can count."""

    rate: str
    opens_without_cache = False

    def __init__(self) -> None:
        self.num_requests, self.duration = self.parse_rate(self.rate)

    def subject(self, request: Request, view: Any) -> str:
        raise NotImplementedError

    def get_cache_key(self, request: Request, view: Any) -> str:
        subject = hashlib.sha256(self.subject(request, view).encode(errors="replace")).hexdigest()
        return self.cache_format % {"scope": type(self).__name__, "ident": subject}

    def allow_request(self, request: Request, view: Any) -> bool:
        try:
            return bool(super().allow_request(request, view))
        except (RedisError, OSError) as error:
            logger.warning("Requests cannot be counted: the cache is away", exc_info=error)
            if self.opens_without_cache:
                return True
            raise Unavailable("unavailable", _("Please try again in a minute.")) from error

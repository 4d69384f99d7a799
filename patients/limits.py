"""How often what asks for no account may be asked, pages and API alike, counted in Django's cache.

These limits slow down whoever asks too often. What must never happen, however often somebody asks, is held by the
deeds and the database: nothing is booked before an address is proven, and a code has five tries.
"""

import hashlib
import ipaddress
import logging
from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext as _
from redis.exceptions import RedisError
from rest_framework.settings import api_settings

from patients import clock
from patients.errors import RuleBroken

logger = logging.getLogger(__name__)

# A household or a provider's customer has a whole /64 of IPv6 addresses.
HOUSEHOLD = 64


class TooMany(RuleBroken):
    """`wait`: after how many seconds it is worth another try, where that is known."""

    status = 429
    wait = 0


class Unavailable(RuleBroken):
    status = 503


@dataclass(frozen=True)
class Limit:
    """At most `most` in `seconds`, for each subject. `opens_without_cache` says what happens while nobody can count."""

    name: str
    most: int
    seconds: int
    opens_without_cache: bool = True

    def spend(self, subject: str) -> None:
        """Count one more. Raises TooMany beyond the limit."""
        if self.counted(subject) > self.most:
            refusal = TooMany("too_many", _("That was too often. Please wait a while, or phone the clinic."))
            refusal.wait = self.seconds - int(clock.now().timestamp()) % self.seconds
            raise refusal

    def counted(self, subject: str) -> int:
        try:
            return self.count(self.key(subject))
        except (RedisError, OSError) as error:
            logger.warning("Requests cannot be counted: the cache is away", exc_info=error)
            if self.opens_without_cache:
                return 0
            raise Unavailable("unavailable", _("Please try again in a minute.")) from error

    def count(self, key: str) -> int:
        cache.add(key, 0, self.seconds)
        try:
            return int(cache.incr(key))
        except ValueError:
            # It ran out in between, or this cache keeps nothing.
            return 1

    def key(self, subject: str) -> str:
        window = int(clock.now().timestamp()) // self.seconds
        digest = hashlib.sha256(subject.encode(errors="replace")).hexdigest()
        return f"physio-limit-{self.name}-{window}-{digest}"


def address_of(request: HttpRequest) -> str:
    """Where a request comes from, as far back as proxies of our own say so: REST_FRAMEWORK["NUM_PROXIES"] of them.

    What stands further left in X-Forwarded-For anybody can write.
    """
    told = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    proxies = api_settings.NUM_PROXIES or 0
    if proxies and told:
        return network(told[-min(proxies, len(told))])
    return network(str(request.META.get("REMOTE_ADDR", "")))


def network(address: str) -> str:
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address
    if known.version == 4:  # noqa: PLR2004
        return str(known)
    return str(ipaddress.ip_network((known, HOUSEHOLD), strict=False))

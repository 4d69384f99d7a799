"""Fetch a file from an address that somebody typed in.

The address may want to reach what only this machine can: every name is looked up here, every answer has to be an
address of the open internet, and the connection goes to exactly the one that was looked at, so that a second look-up
cannot tell something else. A redirect starts all over. The answer is read up to a size, and never unpacked.
"""

import ssl
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from socket import SOCK_STREAM, create_connection, gaierror, getaddrinfo
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from clinic.calendars.unreadable import Unreadable

MOST_BYTES = 5 * 1024 * 1024
MOST_REDIRECTS = 3
REDIRECTS = (301, 302, 303, 307, 308)
HEADERS = {
    "Accept": "text/calendar",
    "Accept-Encoding": "identity",
    "User-Agent": "physio-clinic",
    "Connection": "close",
}
Address = IPv4Address | IPv6Address
# Networks in which a private address of the old kind hides behind a public one of the new.
TRANSLATED = [IPv6Network(each) for each in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")]


def is_public(address: Address) -> bool:
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if any(address in network for network in TRANSLATED):
            return False
    return address.is_global and not address.is_multicast


@dataclass(frozen=True)
class Reach:
    """How an address may begin, and which machines may be asked."""

    schemes: tuple[str, ...]
    may_ask: Callable[[Address], bool]


OPEN_INTERNET = Reach(("https",), is_public)
# One's own network as well, and without TLS, by setting.
ANYWHERE = Reach(("https", "http"), lambda _address: True)


def fetch(address: str, reach: Reach = OPEN_INTERNET, *, seconds: float = 10) -> bytes:
    for _hop in range(MOST_REDIRECTS + 1):
        answer = ask(target(address, reach), reach, seconds=seconds)
        if isinstance(answer, bytes):
            return answer
        address = urljoin(address, answer)
    raise Unreadable("redirects")


def target(address: str, reach: Reach) -> SplitResult:
    try:
        parts = urlsplit(address)
        known = parts.hostname and parts.port != 0
    except ValueError:
        known = False
    if not known or parts.scheme not in reach.schemes:
        raise Unreadable("scheme")
    if parts.username is not None or parts.password is not None:
        raise Unreadable("password")
    return parts


def ask(parts: SplitResult, reach: Reach, *, seconds: float) -> bytes | str:
    """The body, or where else to look."""
    try:
        connection = Connection(parts, reach, seconds=seconds)
        try:
            connection.request("GET", path_of(parts), headers=HEADERS)
            with connection.getresponse() as response:
                return told(response)
        finally:
            connection.close()
    except TimeoutError as error:
        raise Unreadable("slow") from error
    except ssl.SSLError as error:
        raise Unreadable("certificate") from error
    except (OSError, HTTPException, UnicodeError) as error:
        raise Unreadable("unreachable") from error


def path_of(parts: SplitResult) -> str:
    question = f"?{parts.query}" if parts.query else ""
    return quote((parts.path or "/") + question, safe="/?&=%:;,+!*'()@$~.-_[]")


def told(response: HTTPResponse) -> bytes | str:
    where = response.headers.get("Location")
    if response.status in REDIRECTS and where:
        return where
    if response.status != 200:  # noqa: PLR2004
        raise Unreadable("status", response.status)
    content = response.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise Unreadable("large")
    return content


class Connection(HTTPConnection):
    """To the machine that was looked at, whatever its name says a moment later."""

    def __init__(self, parts: SplitResult, reach: Reach, *, seconds: float) -> None:
        self.secure = parts.scheme == "https"
        name = (parts.hostname or "").encode("idna").decode()
        super().__init__(name, parts.port or (443 if self.secure else 80), timeout=seconds)
        self.reach = reach

    def connect(self) -> None:
        self.sock = create_connection((looked_up(self.host, self.port, self.reach), self.port), self.timeout)
        if self.secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def looked_up(name: str, port: int, reach: Reach) -> str:
    """One address of a name, when all of them may be asked."""
    try:
        found = [str(answer[4][0]) for answer in getaddrinfo(name, port, type=SOCK_STREAM)]
    except gaierror as error:
        raise Unreadable("unknown_host") from error
    if not all(reach.may_ask(ip_address(each.partition("%")[0])) for each in found):
        raise Unreadable("private")
    return found[0]

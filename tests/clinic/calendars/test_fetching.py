"""Fetching from an address that somebody typed in, from a real server."""

from ipaddress import ip_address

import pytest

from clinic.calendars.fetching import ANYWHERE, MOST_BYTES, OPEN_INTERNET, Reach, fetch
from clinic.calendars.unreadable import Unreadable
from tests.clinic.calendars.conftest import Shelf, drip

# As if the open internet were this one address, so that a redirect can lead out of it.
ONLY_HERE = Reach(("http", "https"), lambda address: str(address) == "127.0.0.1")


def refusal(address: str, reach: Reach = ANYWHERE, seconds: float = 5) -> str:
    with pytest.raises(Unreadable) as refused:
        fetch(address, reach, seconds=seconds)
    return refused.value.code


def test_a_body_comes_as_it_is(shelf: Shelf) -> None:
    assert fetch(shelf.put(b"anything"), ANYWHERE) == b"anything"


def test_a_redirect_is_followed(shelf: Shelf) -> None:
    shelf.redirects["/old.ics"] = "/busy.ics"
    shelf.put(b"anything")
    assert fetch(shelf.address + "/old.ics", ANYWHERE) == b"anything"


def test_a_redirect_into_a_private_network_is_not_followed(shelf: Shelf) -> None:
    shelf.redirects["/old.ics"] = shelf.put(b"secret").replace("127.0.0.1", "127.0.0.2")
    assert refusal(shelf.address + "/old.ics", ONLY_HERE) == "private"
    assert shelf.asked == ["/old.ics"]


@pytest.mark.parametrize("where", ["file:///etc/passwd", "gopher://127.0.0.1/", "//user:word@127.0.0.1/"])
def test_a_redirect_to_another_kind_of_address_is_not_followed(shelf: Shelf, where: str) -> None:
    shelf.redirects["/old.ics"] = where
    assert refusal(shelf.address + "/old.ics") in ("scheme", "password")


def test_a_redirect_in_a_circle_ends(shelf: Shelf) -> None:
    shelf.redirects["/busy.ics"] = "/busy.ics"
    assert refusal(shelf.address + "/busy.ics") == "redirects"
    assert len(shelf.asked) == 4


def test_six_megabytes_are_too_many(shelf: Shelf) -> None:
    assert refusal(shelf.put(b"x" * 6 * 1024 * 1024)) == "large"
    assert len(fetch(shelf.put(b"x" * MOST_BYTES), ANYWHERE)) == MOST_BYTES


def test_an_answer_that_is_none(shelf: Shelf) -> None:
    assert refusal(shelf.address + "/nowhere.ics") == "status"
    shelf.deeds["/rude.ics"] = lambda handler: handler.wfile.write(b"mumble\r\n\r\n")
    assert refusal(shelf.address + "/rude.ics") == "unreachable"


def test_a_server_that_says_nothing_is_slow(shelf: Shelf) -> None:
    shelf.deeds["/slow.ics"] = drip
    assert refusal(shelf.address.replace("http", "https") + "/", seconds=0.3) in ("slow", "certificate")
    shelf.deeds["/mute.ics"] = lambda handler: handler.rfile.read(1)
    assert refusal(shelf.address + "/mute.ics", seconds=0.3) == "slow"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://calendar.example.org/a.ics", "scheme"),
        ("ftp://calendar.example.org/a.ics", "scheme"),
        ("https:///a.ics", "scheme"),
        ("https://[::1", "scheme"),
        ("https://me:word@calendar.example.org/a.ics", "password"),
        ("https://127.0.0.1/a.ics", "private"),
        ("https://localhost/a.ics", "private"),
        ("https://[::1]/a.ics", "private"),
        ("https://[::ffff:10.0.0.1]/a.ics", "private"),
        ("https://0x7f000001/a.ics", "private"),
        ("https://2130706433/a.ics", "private"),
        ("https://169.254.169.254/latest/meta-data", "private"),
        ("https://192.168.1.1/a.ics", "private"),
        ("https://100.64.0.1/a.ics", "private"),
    ],
)
def test_where_nothing_is_asked(address: str, code: str) -> None:
    assert refusal(address, OPEN_INTERNET) == code


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111"])
def test_the_open_internet_may_be_asked(address: str) -> None:
    assert OPEN_INTERNET.may_ask(ip_address(address))


@pytest.mark.parametrize(
    "address", ["64:ff9b::a00:1", "2002:a00:1::", "fe80::1", "fd00::1", "224.0.0.1", "0.0.0.1"]
)
def test_a_private_network_in_disguise_may_not(address: str) -> None:
    assert not OPEN_INTERNET.may_ask(ip_address(address))

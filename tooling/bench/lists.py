"""Every list of the clinic, found in its addresses, and how many queries one look at each costs."""

from collections.abc import Iterator
from http import HTTPStatus

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from patients import clock
from patients.models import Patient
from tooling.bench.crowd import House
from treatments.models import Episode

# Ours only; what a library shows, and the mailbox that is a folder, are not lists of our nouns.
NOT_OURS = ("accounts/", "admin/", "health/", "mail/", "api/schema/", "api/docs/", "api/token/")
PAGE_SIZE = "200"


def routes(resolver: URLResolver, prefix: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern).removeprefix("^").removesuffix(r"\Z").removesuffix("$")
        if isinstance(pattern, URLPattern):
            yield route
        else:
            yield from routes(pattern, route)


def addresses(patient: Patient) -> list[str]:
    """All addresses without a key, those of one patient and of one episode, and each API list of one patient."""
    episode = Episode.objects.filter(patient=patient).order_by("created_at")[0]
    keys = {"patients/<uuid:key>/": patient.pk, "episodes/<uuid:key>/": episode.pk}
    found = []
    for route in routes(get_resolver()):
        if route.startswith(NOT_OURS) or "." in route or not route:
            continue
        for prefix, key in keys.items():
            if route.startswith(prefix):
                route = route.replace("<uuid:key>", str(key), 1)  # noqa: PLW2901
        if "<" not in route:
            found.append("/" + route)
    return sorted(set(found))


def questions(house: House) -> dict[str, dict[str, str]]:
    """What an address has to be asked before it answers with a list."""
    place = {"location": str(house.room.location_id)}
    today = clock.now().date().isoformat()
    return {
        "/api/diary/": {**place, "day": today},
        "/api/free-slots/": {**place, "type": str(house.kind.pk), "first_day": today},
        "/patients/": {"q": house.clara.family_name[:3]},
    }


def looked_at(house: House) -> dict[str, int]:
    """The number of queries of every address that answers a GET. The second look counts: caches are warm then."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(house.author)
    known, counts = questions(house), {}
    for address in addresses(house.clara):
        asked = known.get(address, {"page_size": PAGE_SIZE} if address.startswith("/api/") else {})
        if client.get(address, asked).status_code != HTTPStatus.OK:
            continue
        with CaptureQueriesContext(connection) as seen:
            client.get(address, asked)
        counts[address] = len(seen)
    return counts

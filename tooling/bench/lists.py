"""Every list of the clinic, found in its addresses, and how many queries one look at each costs."""

from collections.abc import Iterator
from http import HTTPStatus

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from patients.models import Patient
from treatments.models import Episode

# Ours only; what a library shows, and the mailbox that is a folder, are not lists of our nouns.
NOT_OURS = ("accounts/", "admin/", "health/", "mail/", "api/schema/", "api/docs/", "api/token/")
PAGE_SIZE = 200


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


def looked_at(user: User, patient: Patient) -> dict[str, int]:
    """The number of queries of every address that answers a GET. The second look counts: caches are warm then."""
    client = Client()
    client.force_login(user)
    counts = {}
    for address in addresses(patient):
        asked = {"page_size": PAGE_SIZE} if address.startswith("/api/") else {}
        if client.get(address, asked).status_code != HTTPStatus.OK:
            continue
        with CaptureQueriesContext(connection) as seen:
            response = client.get(address, asked)
            getattr(response, "content", b"")
        counts[address] = len(seen)
    return counts

"""Every address of the project, read from the URLconf."""

from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

# Open to the world, or guarded by the packages they come from. Pages for patients say so themselves, by `public`.
OPEN = (
    "accounts/",
    "health/",
    "mail/",
    "admin/",
    "api/schema/",
    "api/docs/",
    "api/token/",
    "api/programme/",
)
NOBODY = "01890000-0000-7000-8000-000000000000"
VALUES = {"uuid": NOBODY, "int": "1", "slug": "nothing", "str": "nothing", "path": "nothing"}


def patterns(resolver: URLResolver, prefix: str = "") -> list[tuple[str, URLPattern]]:
    found = []
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        found += patterns(pattern, route) if isinstance(pattern, URLResolver) else [(route, pattern)]
    return found


GUARDED: list[tuple[str, Any]] = [
    (route, pattern.callback)
    for route, pattern in patterns(get_resolver())
    if route and not route.startswith(OPEN) and not getattr(pattern.callback, "public", False)
]
PAGES = [(route, view) for route, view in GUARDED if not route.startswith("api/")]


def address(route: str) -> str:
    """An address of this shape about somebody who does not exist."""
    for kind, value in VALUES.items():
        while f"<{kind}:" in route:
            start = route.index(f"<{kind}:")
            route = route[:start] + value + route[route.index(">", start) + 1 :]
    return "/" + route

"""Which language a page for patients is in."""

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation.trans_real import parse_accept_lang_header

from patients.languages import closest, offered, spoken

PARAMETER, CHOSEN, MARK = "language", "physio_language", "physio_speaks"


def page_language(request: HttpRequest, *, reader: str | None = None) -> str:
    """What was chosen on a page in this browser; else the reader's own language; else the browser's."""
    setattr(request, MARK, True)
    known = {language.tag: language.speaks for language in offered()}
    wanted = request.GET.get(PARAMETER, "")
    if wanted in known:
        request.session[CHOSEN] = wanted
    chosen = wanted if wanted in known else request.session.get(CHOSEN, "")
    if chosen in known:
        return known[chosen]
    return next(asked_for(request), spoken("")) if reader is None else spoken(reader)


def can_switch(request: HttpRequest) -> bool:
    """Whether this is a page whose language a reader may choose. An answer to a form has no address of its own."""
    return request.method in ("GET", "HEAD") and hasattr(request, MARK)


def asked_for(request: HttpRequest) -> Iterator[str]:
    """Those of the languages the browser asks for that are offered, the dearest first."""
    cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    wishes = parse_accept_lang_header(request.META.get("HTTP_ACCEPT_LANGUAGE", ""))
    return filter(None, map(closest, [cookie, *(tag for tag, _weight in wishes)]))

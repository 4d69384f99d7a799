"""What may come in, and what goes out."""

from collections.abc import Iterable, Mapping
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser, JSONParser, MultiPartParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from patients.api.refusals import TooLarge

LARGEST_FILE = 10 * 1024 * 1024


def require_length(context: Mapping[str, Any] | None, most: int | None) -> None:
    """Refuse a body by its announced length, before a byte of it is read."""
    request = (context or {}).get("request")
    announced = str(request.META.get("CONTENT_LENGTH") or "0") if request else "0"
    if most is not None and (not announced.isdigit() or int(announced) > most):
        raise TooLarge("too_large", _("This is more than can be sent at once."))


class BoundedJSON(JSONParser):
    """JSON up to DATA_UPLOAD_MAX_MEMORY_SIZE bytes."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        require_length(parser_context, settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
        try:
            return super().parse(stream, media_type, parser_context)
        except RecursionError as error:
            raise ParseError(_("This JSON is nested too deeply.")) from error


class BoundedUpload(MultiPartParser):
    """A form with a file of at most LARGEST_FILE bytes, or as many as the noun's own parser says."""

    most = LARGEST_FILE

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        require_length(parser_context, self.most)
        return super().parse(stream, media_type, parser_context)


class AlwaysTheFirst(BaseContentNegotiation):
    """One rendering for everybody: nobody is sent away for what their browser says it accepts."""

    def select_parser(self, request: Request, parsers: Iterable[BaseParser]) -> BaseParser | None:
        wanted = (request.content_type or "").split(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == wanted), None)

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        first = next(iter(renderers))
        return first, first.media_type or ""

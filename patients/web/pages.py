"""Long lists, cut into pages."""

from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.functional import cached_property

PER_PAGE = 25


class NewestPages(Paginator):
    """Counts no further than `REACH` rows: nobody turns to page 5,000, and counting a million rows is slow."""

    REACH = 1000

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list
        return int(rows[: self.REACH].count())


def page_of(request: HttpRequest, rows: QuerySet[Any], per_page: int = PER_PAGE) -> Page:
    """The page that ?page= asks for. Raises Http404 where there is none."""
    try:
        return NewestPages(rows, per_page).page(request.GET.get("page", 1))
    except InvalidPage as error:
        raise Http404 from error

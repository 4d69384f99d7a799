"""Long lists, a page at a time."""

from collections.abc import Sequence
from typing import Any

from rest_framework.filters import OrderingFilter
from rest_framework.pagination import CursorPagination, PageNumberPagination
from rest_framework.request import Request


class Pages(PageNumberPagination):
    """Numbered pages of 50; `page_size` asks for up to 200."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200


class NewestFirst(CursorPagination):
    """For what only grows: no count, no skipping over millions of rows. Keys sort by time."""

    page_size = 50
    page_size_query_param = "page_size"
    max_page_size = 200
    ordering = "-id"


class SteadyOrder(OrderingFilter):
    """`ordering=` by the fields a noun offers, the key last, so that no row is on two pages."""

    def get_ordering(self, request: Request, queryset: Any, view: Any) -> Sequence[str]:
        # A search comes in the order that its index gives.
        own = queryset.query.order_by or queryset.model._meta.ordering
        chosen = super().get_ordering(request, queryset, view) or own
        return chosen if {"id", "-id"} & set(chosen) else [*chosen, "id"]

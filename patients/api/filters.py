"""Filters in the query string."""

from typing import Any

import django_filters
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django_filters.fields import IsoDateTimeField
from django_filters.rest_framework import DjangoFilterBackend
from django_filters.rest_framework.filterset import FILTER_FOR_DBFIELD_DEFAULTS, FilterSet
from rest_framework.request import Request

from patients.api.fields import EARLIEST, LATEST, Moment
from patients.errors import Invalid

PAGING = frozenset({"page", "page_size", "cursor", "ordering"})
SENSIBLE_DAYS = [MinValueValidator(EARLIEST), MaxValueValidator(LATEST)]


class DayFilter(django_filters.DateFilter):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, validators=SENSIBLE_DAYS, **kwargs)


class ZonedField(IsoDateTimeField):
    """As strict as the moments of a body: a time on some wall is no moment."""

    def to_python(self, value: Any) -> Any:
        moment = super().to_python(value)
        given = parse_datetime(value.strip()) if moment else None
        if moment and not (given and given.tzinfo):
            raise ValidationError(Moment.default_error_messages["zone"])
        return moment


class MomentFilter(django_filters.IsoDateTimeFilter):
    field_class = ZonedField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, validators=[sensible_moment], **kwargs)


def sensible_moment(moment: Any) -> None:
    for check in SENSIBLE_DAYS:
        check(moment.date())


class WordsFilter(django_filters.CharFilter):
    """A search box."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, validators=[MaxLengthValidator(200)], **kwargs)


class NounFilters(FilterSet):
    """Related nouns are asked for by id, without a look-up of their own."""

    FILTER_DEFAULTS = {
        **FILTER_FOR_DBFIELD_DEFAULTS,
        models.DateField: {"filter_class": DayFilter},
        models.DateTimeField: {"filter_class": MomentFilter},
        models.ForeignKey: {"filter_class": django_filters.UUIDFilter},
        models.OneToOneField: {"filter_class": django_filters.UUIDFilter},
    }


class NounFilterBackend(DjangoFilterBackend):
    """A list refuses a filter it does not know: ignored, a slip of the pen would bring everybody's rows."""

    filterset_base = NounFilters

    def filter_queryset(self, request: Request, queryset: models.QuerySet[Any], view: Any) -> Any:
        filters = self.get_filterset_class(view, queryset)
        known = PAGING.union(filters.base_filters if filters else ())
        if view.action == "list" and (strangers := sorted(set(request.query_params) - known)):
            words = _("There is no such filter: %(names)s.") % {"names": ", ".join(strangers)[:200]}
            raise Invalid("unknown_filter", words, details={"known": sorted(known)})
        return super().filter_queryset(request, queryset, view)

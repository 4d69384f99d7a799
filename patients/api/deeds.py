"""How a request becomes a deed: the body is read by a serializer, exactly one action is called, the row is shown."""

from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from patients.api.base import NounViewSet


class Nothing(serializers.Serializer):
    """A deed that needs no words."""


def shape_of(view: NounViewSet) -> type[serializers.BaseSerializer]:
    """What the body of this request looks like."""
    return view.shapes.get(view.action) or view.get_serializer_class()


def words_of(
    view: NounViewSet, shape: type[serializers.BaseSerializer], *, partial: bool = False
) -> dict[str, Any]:
    """The request's body in the given shape. Raises DRF's ValidationError."""
    serializer = shape(data=view.request.data, partial=partial, context=view.get_serializer_context())
    serializer.is_valid(raise_exception=True)
    return dict(serializer.validated_data)


def asked(request: Request, shape: type[serializers.Serializer]) -> dict[str, Any]:
    """The question in the query string, in the given shape."""
    question = shape(data=request.query_params, context={"request": request})
    question.is_valid(raise_exception=True)
    return dict(question.validated_data)


class Adds(NounViewSet):
    """POST to the list: one action makes a new row."""

    adds: Callable[..., Any]

    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        made = type(self).adds(by=request.user, **words_of(self, shape_of(self)))
        shown = self.get_serializer(self.seen_again(made))
        return Response(shown.data, status=status.HTTP_201_CREATED)


class Changes(NounViewSet):
    """PATCH: one action changes what was sent. `changes_partly` says whether any field may be left out."""

    changes: Callable[..., Any]
    changes_partly = True

    def partial_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        thing = self.get_object()
        fields = words_of(self, shape_of(self), partial=self.changes_partly)
        changed = type(self).changes(by=request.user, **{self.noun: thing}, **fields)
        return Response(self.get_serializer(self.seen_again(changed)).data)


def deed_at(
    name: str,
    act: Callable[..., Any],
    *,
    takes: type[serializers.BaseSerializer] = Nothing,
    shows: type[serializers.BaseSerializer] | None = None,
) -> Any:
    """POST to `<row>/<name>/` calls the action on the row. `shows` says what it returns, where that is not the row."""

    def post(self: NounViewSet, request: Request, *args: Any, **kwargs: Any) -> Response:
        done = act(by=request.user, **{self.noun: self.get_object()}, **words_of(self, takes))
        shown = shows(done, context=self.get_serializer_context()) if shows else None
        return Response((shown or self.get_serializer(self.seen_again(done))).data)

    post.__name__ = name
    post.__doc__ = act.__doc__
    address = name.replace("_", "-")
    routed = action(detail=True, methods=["post"], url_path=address, needs=act.permission)(post)  # type: ignore[attr-defined]
    if shows:
        return extend_schema(request=takes, responses=shows)(routed)
    return extend_schema(request=takes)(routed)

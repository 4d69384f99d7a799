"""What the clinic is made of: one base for everything a manager sets up, rearranges and takes down."""

from typing import Any

from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from clinic.actions.house import rearrange, set_up, take_down
from patients.api.base import NounViewSet
from patients.api.deeds import shape_of, words_of


class FixtureViewSet(NounViewSet):
    """List, read, POST, PATCH and DELETE one kind of fixture. What visits refer to cannot be removed (409)."""

    noun = "thing"

    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        words = words_of(self, shape_of(self))
        made = set_up(by=request.user, model=self.queryset.model, **words)
        return Response(self.get_serializer(made).data, status=status.HTTP_201_CREATED)

    def partial_update(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        thing = self.get_object()
        words = words_of(self, shape_of(self), partial=True)
        return Response(self.get_serializer(rearrange(by=request.user, thing=thing, **words)).data)

    def destroy(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        take_down(by=request.user, thing=self.get_object())
        return Response(status=status.HTTP_204_NO_CONTENT)

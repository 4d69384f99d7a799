"""The frame around every noun of the API: who may, what is visible, what is logged, and how a refusal looks.

Everything is declared here, so that a host project's own REST_FRAMEWORK settings change nothing of it.
"""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, cast

from django.db import models
from rest_framework import serializers, viewsets
from rest_framework.authentication import SessionAuthentication, TokenAuthentication
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.versioning import BaseVersioning
from rest_framework.views import APIView

from patients import audit
from patients.api.filters import NounFilterBackend
from patients.api.pages import Pages, SteadyOrder
from patients.api.parsing import AlwaysTheFirst, BoundedJSON
from patients.api.permissions import ByRole
from patients.api.refusals import refuse
from patients.api.schema import ClinicSchema
from patients.models import Patient


class Door(APIView):
    """What every address of the API shares."""

    schema = ClinicSchema()
    authentication_classes: Any = (TokenAuthentication, SessionAuthentication)
    permission_classes: Any = (ByRole,)
    renderer_classes = (JSONRenderer,)
    parser_classes: Any = (BoundedJSON,)
    content_negotiation_class = AlwaysTheFirst
    versioning_class: type[BaseVersioning] | None = None
    throttle_classes: Any = ()
    metadata_class = None
    # The permission of a deed, where it is not the noun's own; of a method, likewise.
    needs: str = ""
    needs_by_method: Mapping[str, str] = {}

    def get_exception_handler(self) -> Callable[..., Response | None]:
        return refuse

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        response.headers.setdefault("Cache-Control", "no-store")
        return response


class NounViewSet(Door, viewsets.ReadOnlyModelViewSet):
    """List and read one noun.

    `noun` is its name in actions and in the access log, `patient_path` the way from a row to whose record it is
    ("" where it is nobody's). With `logs_reading`, reading leaves a line in the access log.
    """

    queryset: models.QuerySet[Any]
    noun: str
    patient_path = ""
    logs_reading = False
    pagination_class: Any = Pages
    filter_backends: Any = (NounFilterBackend, SteadyOrder)
    filterset_fields: Any = None
    ordering_fields: Any = ()
    # The body of an action, where it differs from the noun's own shape.
    shapes: Mapping[str, type[serializers.BaseSerializer]] = {}
    lookup_value_regex = "[^/]+"

    def get_queryset(self) -> models.QuerySet[Any]:
        return super().get_queryset().visible_to(self.request.user)  # type: ignore[attr-defined,no-any-return]

    def paginate_queryset(self, queryset: Any) -> Any:
        page = super().paginate_queryset(queryset)
        if self.logs_reading:
            self.log_listing(page or [])
        return page

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        thing = self.get_object()
        self.log_reading(thing)
        return Response(self.get_serializer(thing).data)

    def log_reading(self, thing: models.Model) -> None:
        if self.logs_reading:
            audit.record(
                by=self.request.user, deed=f"{self.noun}.read", about=thing, patient=self.patient_of(thing)
            )

    def log_listing(self, page: list[Any]) -> None:
        """One line for each patient on the page, however many rows are theirs."""
        patients = {patient.pk: patient for patient in map(self.patient_of, page)}
        audit.record_each(by=self.request.user, deed=f"{self.noun}.listed", patients=patients.values())

    def patient_of(self, thing: models.Model) -> Patient:
        owner: Any = attrgetter(self.patient_path)(thing) if self.patient_path else thing
        return cast(Patient, owner)

    def seen_again(self, thing: models.Model) -> Any:
        """The row with everything its serializer shows, in the usual few queries."""
        return self.get_queryset().get(pk=thing.pk)

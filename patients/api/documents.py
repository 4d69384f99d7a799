"""Documents."""

import re
from typing import Any

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from patients.actions.documents import add_document
from patients.api.base import NounViewSet
from patients.api.deeds import words_of
from patients.api.fields import Known, NounSerializer
from patients.api.parsing import BoundedUpload
from patients.models import Document, Patient

BYTES = {(200, "application/octet-stream"): OpenApiResponse(OpenApiTypes.BINARY)}


class DocumentSerializer(NounSerializer):
    class Meta:
        model = Document
        fields = ("id", "created_at", "patient", "title", "file_name", "media_type", "sha256", "added_by")
        read_only_fields = fields


class Upload(serializers.Serializer):
    patient = Known(queryset=Patient.objects.all())
    title = serializers.CharField(max_length=120)
    file = serializers.FileField(max_length=120)


class DocumentViewSet(NounViewSet):
    """Files kept with the record: sent as a form with a file, fetched by `download`."""

    queryset = Document.objects.select_related("patient").defer("content")
    serializer_class = DocumentSerializer
    noun = "document"
    patient_path = "patient"
    logs_reading = True
    shapes = {"create": Upload}
    parser_classes = (BoundedUpload,)
    filterset_fields = {"patient": ["exact"]}

    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        words = words_of(self, Upload)
        file = words.pop("file")
        document = add_document(
            by=request.user,
            **words,
            file_name=file.name,
            media_type=plain_media_type(file.content_type),
            content=file.read(),
        )
        return Response(self.get_serializer(document).data, status=status.HTTP_201_CREATED)

    @extend_schema(responses=BYTES)
    @action(detail=True)
    def download(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file itself. Fetching it leaves a line in the access log."""
        document = self.get_object()
        self.log_reading(document)
        return as_download(document)


def plain_media_type(given: str | None) -> str:
    return (
        given if given and re.fullmatch(r"[\w.+-]{1,39}/[\w.+-]{1,40}", given) else "application/octet-stream"
    )


def as_download(document: Document) -> HttpResponse:
    """Always saved, never shown: a file from outside gets no say in the browser."""
    answer = HttpResponse(bytes(document.content), content_type="application/octet-stream")
    disposition = content_disposition_header(True, document.file_name)
    answer.headers["Content-Disposition"] = disposition or "attachment"
    return answer

"""How often a patient came, cancelled late, or did not attend."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from clinic.attendance import attendance_of
from patients.api.base import Door
from patients.models import Patient


class AttendanceSerializer(serializers.Serializer):
    came = serializers.IntegerField()
    cancelled = serializers.IntegerField()
    cancelled_late = serializers.IntegerField()
    missed = serializers.IntegerField()


class AttendanceView(Door):
    """How often a patient came, cancelled, cancelled late, or did not attend."""

    needs = "physio_clinic.view_appointment"

    @extend_schema(responses=AttendanceSerializer)
    def get(self, request: Request, key: UUID) -> Response:
        patient = get_object_or_404(Patient.objects.visible_to(request.user), pk=key)
        return Response(AttendanceSerializer(attendance_of(patient)).data)

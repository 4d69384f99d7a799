"""Who is signed in, and what they may do."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from clinic.models import Practitioner
from clinic.roles import PERMISSIONS
from patients.api.base import Door


class Me(serializers.Serializer):
    """`practitioner` is null for staff who treat nobody."""

    username = serializers.CharField(source="get_username")
    name = serializers.SerializerMethodField()
    roles = serializers.SerializerMethodField()
    permissions = serializers.SerializerMethodField()
    practitioner = serializers.SerializerMethodField()

    def get_name(self, user: Any) -> str:
        return str(user.get_full_name() or user.get_username())

    def get_roles(self, user: Any) -> list[str]:
        return list(user.groups.filter(name__in=PERMISSIONS).order_by("name").values_list("name", flat=True))

    def get_permissions(self, user: Any) -> list[str]:
        return sorted(name for name in user.get_all_permissions() if name.startswith("physio_"))

    def get_practitioner(self, user: Any) -> str | None:
        key = Practitioner.objects.filter(user=user).values_list("pk", flat=True).first()
        return str(key) if key else None


class MeView(Door):
    """Who is signed in, in which roles, with which permissions."""

    permission_classes = (IsAuthenticated,)

    @extend_schema(responses=Me)
    def get(self, request: Request) -> Response:
        return Response(Me(request.user).data)

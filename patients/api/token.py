"""A token for programs."""

from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.authtoken.serializers import AuthTokenSerializer
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from patients.actions.tokens import issue_token
from patients.api.base import Door
from patients.api.throttles import Spends, SpendsByAddress
from patients.errors import NotAllowed
from patients.limits import Limit


class PerName(Spends):
    limit = Limit("token-names", most=10, seconds=60, opens_without_cache=False)

    def subject(self, request: Request, view: Any) -> str:
        sent = request.data if isinstance(request.data, dict) else {}
        return str(sent.get("username", "")).casefold()


class PerAddress(SpendsByAddress):
    limit = Limit("token-addresses", most=60, seconds=60, opens_without_cache=False)


class Credentials(AuthTokenSerializer):
    password = serializers.CharField(trim_whitespace=False, write_only=True, max_length=4096)


class IssuedToken(serializers.Serializer):
    token = serializers.CharField()


class TokenView(Door):
    """Name and password for a token. Whoever has a second factor asks while signed in, and sends neither."""

    permission_classes = (AllowAny,)
    throttle_classes = (PerName, PerAddress)
    also_refuses = (429, 503)

    @extend_schema(request=Credentials, responses={200: IssuedToken})
    def post(self, request: Request) -> Response:
        user = request.user if request.user.is_authenticated else self.by_password(request)
        return Response({"token": issue_token(by=user)})

    def by_password(self, request: Request) -> Any:
        credentials = Credentials(data=request.data, context={"request": request})
        credentials.is_valid(raise_exception=True)
        user = credentials.validated_data["user"]
        if has_second_factor(user):
            raise NotAllowed("second_factor", _("Sign in with your second factor first, then ask again."))
        return user


def has_second_factor(user: Any) -> bool:
    if not apps.is_installed("allauth.mfa"):
        return False
    return bool(apps.get_model("mfa", "Authenticator").objects.filter(user=user).exists())

"""The API as a program sees it: JSON in, JSON out, a token in the header."""

from typing import Any
from uuid import uuid4

from django.contrib.auth.models import User
from rest_framework.authtoken.models import Token
from rest_framework.test import APIClient

NOBODY = str(uuid4())


class Door:
    def __init__(self, user: User | None = None) -> None:
        self.client = APIClient()
        if user:
            token, _created = Token.objects.get_or_create(user=user)
            self.client.credentials(HTTP_AUTHORIZATION=f"Token {token.key}")

    def get(self, path: str, **question: Any) -> Any:
        return self.client.get(f"/api/{path}", question)

    def post(self, path: str, **body: Any) -> Any:
        return self.client.post(f"/api/{path}", body, format="json")

    def patch(self, path: str, **body: Any) -> Any:
        return self.client.patch(f"/api/{path}", body, format="json")

    def put(self, path: str, **body: Any) -> Any:
        return self.client.put(f"/api/{path}", body, format="json")

    def delete(self, path: str) -> Any:
        return self.client.delete(f"/api/{path}")


def refusal(answer: Any) -> tuple[int, str]:
    """Status and code of an answer that has the one shape of every refusal, with a sentence in it."""
    body = answer.json()
    assert set(body) == {"code", "message", "details"}
    assert body["message"]
    return answer.status_code, body["code"]

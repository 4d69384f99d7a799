"""The figure editor of one shipped exercise, in mara's browser."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse_lazy

EDITOR = reverse_lazy("treatments:exercise_poses", args=["t04"])
DRAWING = reverse_lazy("treatments:exercise_drawing", args=["t04"])
STANDING = {"p1-v": "side", "p1-was": "side", "p1-label": "stand", "p1-th": "0"}


@pytest.fixture
def mine(browser_of: Any, mara: User, library: None) -> Client:
    """mara's browser."""
    client: Client = browser_of(mara)
    return client

from typing import Any

import pytest


@pytest.fixture
def booking(visit: dict[str, Any]) -> dict[str, Any]:
    """What a program sends to book clara with ana tomorrow at ten."""
    return {
        name: value.isoformat() if name == "starts_at" else str(value.pk) for name, value in visit.items()
    }

"""ana's colleague, for whatever takes two."""

from datetime import time

import pytest
from django.contrib.auth.models import User

from clinic.models import Location, Practitioner, WorkingHours


@pytest.fixture
def colleague(riverside: Location) -> Practitioner:
    """bea, at Riverside every day from 8 to 18 as well."""
    person = Practitioner.objects.create(user=User.objects.create_user("bea"), name="Bea Lopes")
    for day in range(7):
        WorkingHours.objects.create(
            practitioner=person, location=riverside, weekday=day, starts=time(8), ends=time(18)
        )
    return person

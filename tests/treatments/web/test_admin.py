from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from patients.models import AccessEvent
from treatments.models import Episode, Muscle


@pytest.fixture
def chief(mara: User) -> User:
    """The manager, with the key to the admin."""
    mara.is_staff = True
    mara.save()
    return mara


def test_the_admin_changes_no_record(admin_client: Any, back_pain: Episode) -> None:
    url = reverse("admin:physio_treatments_episode_change", args=[back_pain.pk])
    assert admin_client.get(url).status_code == 200
    assert admin_client.post(url, {"problem": "Nothing"}).status_code == 403
    assert AccessEvent.objects.filter(deed="patient.read", patient=back_pain.patient).exists()


def test_a_name_changed_in_the_admin_becomes_the_clinics_own(browser_of: Any, chief: User) -> None:
    muscle = Muscle.objects.create(key="soleus", name="Soleus")
    url = reverse("admin:physio_treatments_muscle_change", args=[muscle.pk])
    answer = browser_of(chief).post(url, {"name": "Soleus (deep calf)", "group": "leg", "layer": "deep"})
    assert answer.status_code == 302
    muscle.refresh_from_db()
    assert (muscle.name, muscle.edited) == ("Soleus (deep calf)", True)

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from clinic.standalone.uploads import MOST_BYTES


@pytest.mark.django_db
def test_a_form_larger_than_any_file_is_turned_away_by_its_length(browser_of: Any, mara: User) -> None:
    browser: Client = browser_of(mara)
    url, kind = reverse("clinic:import_closures"), "multipart/form-data; boundary=x"
    answer = browser.post(url, b"--x--", content_type=kind, headers={"Content-Length": str(MOST_BYTES + 1)})
    assert answer.status_code == 400

from datetime import date
from uuid import uuid4

import pytest

from clinic.actions.links import confirm_birth_date
from patients.links import LinkUnusable, WrongBirthDate, issue_link, open_link

pytestmark = pytest.mark.django_db


def test_the_desk_hears_once_that_a_page_locked_itself(clara):
    link = open_link(issue_link(patient=clara, purpose="programme", subject_id=uuid4()))
    for _ in range(4):
        with pytest.raises(WrongBirthDate):
            confirm_birth_date(link=link, birth_date=date(1999, 1, 1))
    assert clara.notices.count() == 0
    for _ in range(2):
        with pytest.raises(LinkUnusable):
            confirm_birth_date(link=link, birth_date=date(1999, 1, 1))
    assert clara.notices.get().audience == "desk"


def test_the_right_date_opens_the_page(clara):
    link = open_link(issue_link(patient=clara, purpose="programme", subject_id=uuid4()))
    assert confirm_birth_date(link=link, birth_date=clara.birth_date).opened_at

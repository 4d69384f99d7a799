from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import User

from clinic.actions.closures import close_days
from clinic.house.closing_days import Closing
from clinic.models import Closure, Location
from patients.errors import NotAllowed
from patients.models import AccessEvent

CHRISTMAS = Closing(date(2026, 12, 25), date(2026, 12, 25), "Christmas Day")


def test_every_location_closes_by_its_own_clock(mara: User, riverside: Location) -> None:
    porto = Location.objects.create(name="Azores", zone="Atlantic/Azores")
    close_days(by=mara, locations=[riverside, porto], closings=[CHRISTMAS])
    assert riverside.closures.get().starts_at == datetime(2026, 12, 25, tzinfo=UTC)
    assert porto.closures.get().starts_at == datetime(2026, 12, 25, 1, tzinfo=UTC)


def test_a_list_brought_in_twice_closes_once(mara: User, riverside: Location) -> None:
    assert len(close_days(by=mara, locations=[riverside], closings=[CHRISTMAS, CHRISTMAS])) == 1
    assert close_days(by=mara, locations=[riverside], closings=[CHRISTMAS]) == []
    assert AccessEvent.objects.filter(deed="closure.added").count() == 1


def test_the_desk_closes_nothing(rui: User, riverside: Location) -> None:
    with pytest.raises(NotAllowed):
        close_days(by=rui, locations=[riverside], closings=[CHRISTMAS])
    assert not Closure.objects.exists()

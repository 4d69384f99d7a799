"""A longer list takes longer, but asks the database no more questions."""

import pytest

from patients.actors import SYSTEM
from tooling.bench.crowd import House, grow, open_house
from tooling.bench.lists import looked_at
from treatments.actions.content import load_content

FEW, MANY = 3, 24


@pytest.fixture
def house(db: None) -> House:
    load_content(by=SYSTEM)
    return open_house()


def test_no_list_asks_more_when_it_grows(house: House) -> None:
    grow(house, 0, FEW)
    few = looked_at(house)
    grow(house, FEW, MANY)
    many = looked_at(house)
    assert few.keys() == many.keys()
    assert not {address: (few[address], many[address]) for address in few if few[address] != many[address]}


def test_every_list_is_looked_at(house: House) -> None:
    grow(house, 0, 1)
    lists = {"/patients/", "/today/", "/diary/", "/messages/", "/waiting-list/", "/inbox/", "/access-log/"}
    rooms = {"/api/patients/", "/api/appointments/", "/api/messages/", "/api/notices/", "/api/diary/"}
    assert not lists - looked_at(house).keys()
    assert not rooms - looked_at(house).keys()

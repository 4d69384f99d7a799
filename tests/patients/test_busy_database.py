"""SQLite lets one write at a time. Whoever waits too long reads a sentence."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import OperationalError

from patients.actors import Actor
from patients.deed import ATTEMPTS, deed
from patients.errors import RuleBroken


@pytest.fixture
def tries() -> list[int]:
    return []


@pytest.fixture
def write(tries: list[int]) -> Callable[..., int]:
    @deed("physio_patients.add_patient")
    def act(*, by: Actor, turned_away: int, words: str = "database is locked") -> int:
        tries.append(1)
        if len(tries) <= turned_away:
            raise OperationalError(words)
        return len(tries)

    return act


@pytest.mark.django_db(transaction=True)
def test_a_deed_that_is_turned_away_asks_again(rui: User, write: Callable[..., int]) -> None:
    assert write(by=rui, turned_away=ATTEMPTS - 1) == ATTEMPTS


@pytest.mark.django_db(transaction=True)
def test_in_the_end_it_is_a_sentence(rui: User, write: Callable[..., int], tries: list[int]) -> None:
    with pytest.raises(RuleBroken, match="Too many people are writing") as refusal:
        write(by=rui, turned_away=99)
    assert (refusal.value.code, len(tries)) == ("busy", ATTEMPTS)


@pytest.mark.django_db(transaction=True)
def test_what_else_goes_wrong_is_not_tried_again(
    rui: User, write: Callable[..., int], tries: list[int]
) -> None:
    with pytest.raises(OperationalError, match="disk full"):
        write(by=rui, turned_away=99, words="disk full")
    assert len(tries) == 1

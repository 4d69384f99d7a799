"""How often a phone may send, counted by its link: whoever shares its network is not slowed down, danger never is."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache

from patients import clock
from patients.limits import Limit
from patients.models import Link
from tests.treatments.patient_pages.phone import Phone, words
from treatments.models import CheckIn, Episode, ExerciseLog
from treatments.web.patient_answers import CHECK_INS, TRAINING
from treatments.web.patient_pages import LARGE_PRINT

BRIDGE = {"done-t04": "part", "sets-t04": 2}


@pytest.fixture(autouse=True)
def own_cache(settings: Any) -> Iterator[None]:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    with clock.at(clock.now()):
        yield


def use_up(limit: Limit) -> None:
    for _ in range(limit.most):
        limit.spend(str(Link.objects.latest("pk").pk))


def test_training_sent_too_often_is_told_to_wait(inside: Phone) -> None:
    use_up(TRAINING)
    answer = inside.train(**BRIDGE)
    assert (answer.status_code, answer.json()["code"]) == (429, "too_many")
    assert not ExerciseLog.objects.exists()


def test_without_a_script_what_was_typed_is_still_there(inside: Phone) -> None:
    use_up(TRAINING)
    page: Any = inside.post(inside.page("training/"), {**BRIDGE, "before": 3})
    assert page.status_code == 429
    assert "That was too often." in words(page)
    assert 'name="before" value="3" id="id_before_3" checked' in words(page)
    assert 'name="sets-t04" value="2"' in words(page)


def test_a_check_in_sent_too_often_comes_back_with_what_was_typed(inside: Phone) -> None:
    use_up(CHECK_INS)
    page: Any = inside.send(words="Better already")
    assert page.status_code == 429
    assert "Better already" in words(page)
    assert not CheckIn.objects.exists()


@pytest.mark.parametrize(
    ("path", "said"),
    [("training/", {**BRIDGE, "symptom": "saddle"}), ("check-in/", {"safety-CES3": "yes"})],
)
def test_what_may_be_dangerous_is_never_too_often(
    inside: Phone, back_pain: Episode, path: str, said: dict[str, Any]
) -> None:
    for limit in (TRAINING, CHECK_INS):
        use_up(limit)
    assert inside.post(inside.page(path), said).status_code == 302
    back_pain.refresh_from_db()
    assert back_pain.hold == "E"


def test_large_print_is_set_anew_only_so_often_and_the_ordinary_one_is_there(inside: Phone) -> None:
    use_up(LARGE_PRINT)
    assert inside.look("handout.pdf?print=large").status_code == 429
    assert inside.look("handout.pdf").status_code == 200


def test_another_patient_behind_the_same_address_goes_on(inside_ines: Phone, inside: Phone) -> None:
    for limit in (TRAINING, LARGE_PRINT):
        use_up(limit)
    assert inside.train(**BRIDGE).status_code == 429
    assert inside_ines.train(**BRIDGE).status_code == 200
    assert inside_ines.look("handout.pdf?print=large").status_code == 200

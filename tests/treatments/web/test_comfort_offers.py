"""What the builder offers for comfort, from what the assessment and the episode say."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from patients import clock
from treatments.actions.assessments import save_assessment, start_assessment
from treatments.actions.exercises import add_exercise
from treatments.actions.programmes import save_programme
from treatments.models import Episode, Exercise, Muscle

pytestmark = pytest.mark.usefixtures("library")


@pytest.fixture
def advice(hers: Client, back_pain: Episode) -> Any:
    """`advice()` is what stands beside clara's programme now."""
    return lambda: hers.get(reverse("treatments:programme", args=[back_pain.pk])).context["advice"]


def examined(ana: User, episode: Episode, *, spasm: int = 0, **fields: Any) -> None:
    back = Muscle.objects.get(key="erector_spinae")
    draft = start_assessment(by=ana, episode=episode)
    movements = [{"region": "low_back", **found} for found in fields.pop("movements", [])]
    muscles = [{"muscle": back, "spasm": spasm}] if spasm else []
    save_assessment(by=ana, assessment=draft, fields=fields, muscles=muscles, movements=movements)


def keys(advice: Any) -> list[str]:
    return [offer.exercise.key for offer in advice.comfort]


def test_where_standing_is_hard_a_chair_or_lying_down_is_offered(
    ana: User, back_pain: Episode, advice: Any
) -> None:
    examined(ana, back_pain, impact={"standing": 3, "sitting": 1})
    assert keys(advice()) == ["r05", "r01", "r02"]


def test_where_sitting_is_hard_lying_on_the_side_and_a_short_walk_are_offered(
    ana: User, back_pain: Episode, advice: Any
) -> None:
    examined(ana, back_pain, impact={"sitting": 4})
    assert keys(advice()) == ["r04", "a01"]


def test_lying_bent_is_offered_with_a_word_where_bending_backwards_eases(
    hers: Client, ana: User, back_pain: Episode, advice: Any
) -> None:
    eases = {"direction": "extension", "pain": 2, "effect": "centralises"}
    examined(ana, back_pain, impact={"standing": 4}, movements=[eases])
    assert keys(advice()) == ["r05", "r01", "r02"]
    page = hers.get(reverse("treatments:programme", args=[back_pain.pk])).content.decode()
    beside = page[page.index('id="advice-title"') : page.index("</section>", page.index('id="advice-title"'))]
    assert "Resting bent forwards is the second choice then." in beside


def test_nonsense_in_the_record_offers_nothing(ana: User, back_pain: Episode, advice: Any) -> None:
    examined(ana, back_pain, impact={"sitting": "much", "standing": [9], "lying": 4}, symptoms=[["swelling"]])
    assert keys(advice()) == []


def test_a_position_that_hurts_too_says_so(hers: Client, ana: User, back_pain: Episode, advice: Any) -> None:
    hurts = [{"direction": "flexion", "pain": 8}, {"direction": "extension", "pain": 7}]
    examined(ana, back_pain, movements=hurts)
    (offer,) = advice().comfort
    assert offer.exercise.key == "r03"
    assert [found.rule for found in offer.against.blocked] == ["extension_sensitive"]
    page = hers.get(reverse("treatments:programme", args=[back_pain.pk])).content.decode()
    assert "Prone on elbows is blocked:" in page


@pytest.mark.parametrize("sign", ["swelling", "warmth"])
def test_swelling_and_warmth_call_for_cold_whatever_the_spasm(
    ana: User, back_pain: Episode, advice: Any, sign: str
) -> None:
    examined(ana, back_pain, spasm=2, symptoms=[sign])
    assert keys(advice()) == ["h01"]


@pytest.mark.parametrize(("began", "offered"), [("lift", "h01"), ("gradual", "h02"), ("overuse", "h02")])
def test_what_came_on_slowly_is_no_fresh_injury(
    ana: User, back_pain: Episode, advice: Any, began: str, offered: str
) -> None:
    yesterday = clock.now().date() - timedelta(days=1)
    Episode.objects.filter(pk=back_pain.pk).update(onset_on=yesterday, mechanism=began)
    examined(ana, back_pain, spasm=2)
    assert keys(advice()) == [offered]


def test_a_pack_of_the_clinics_own_takes_the_place_of_the_shipped_one(
    ana: User, back_pain: Episode, advice: Any
) -> None:
    words = {"category": "self_care", "start": "Sit.", "steps": ["Put it on."], "dose": {"minutes": 10}}
    own = add_exercise(by=ana, name="Grain cushion", self_care="heat", **words)
    Exercise.objects.filter(key="h02").update(retired=True)
    examined(ana, back_pain, spasm=2)
    assert keys(advice()) == [own.key]
    save_programme(by=ana, episode=back_pain, items=[{"exercise": own}])
    assert keys(advice()) == []


def test_how_often_is_asked_for(ana: User, back_pain: Episode, bridge: Exercise, advice: Any) -> None:
    save_programme(by=ana, episode=back_pain, items=[{"exercise": bridge, "dose": {"reps": 5}}])
    assert advice().remarks == ["Say how often: Bridge."]

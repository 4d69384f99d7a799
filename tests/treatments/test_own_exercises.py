"""The clinic's own exercises, and its own versions of the shipped ones."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from patients.actors import SYSTEM
from patients.errors import Invalid, NotAllowed, RuleBroken
from patients.models import AccessEvent
from tests.treatments.files import photo
from treatments.actions.content import load_content
from treatments.actions.exercise_media import add_exercise_media
from treatments.actions.exercises import add_exercise, edit_exercise, restore_exercise
from treatments.actions.programmes import save_programme
from treatments.content import library as shipped
from treatments.models import Episode, Exercise

FACTS: dict[str, Any] = {
    "name": "Towel slide",
    "category": "mobility",
    "region": "shoulder",
    "muscles": ["rotator_cuff"],
    "start": "Sit at a table, hand on a towel.",
    "steps": ["Slide the towel away.", "Slide it back."],
    "dose": {"reps": 10},
}
HANDS_UP = [{"v": "side", "label": "up", "th": 0, "s": 170}]


@pytest.fixture
def towel_slide(ana: User, library: None) -> Exercise:
    return add_exercise(by=ana, **FACTS)


def newer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A release whose every exercise has other words."""
    rows = tuple({**row, "name": f"{row['name']} (new)"} for row in shipped.exercises())
    monkeypatch.setattr(shipped, "version", lambda: "2099.1")
    monkeypatch.setattr(shipped, "exercises", lambda: rows)


def test_who_treats_writes_an_exercise_of_the_clinics_own(towel_slide: Exercise) -> None:
    assert (towel_slide.key, towel_slide.edited, towel_slide.is_shipped) == ("own-towel-slide", True, False)
    assert AccessEvent.objects.filter(deed="exercise.added", object_id=str(towel_slide.pk)).exists()


def test_the_desk_writes_none(rui: User, library: None) -> None:
    with pytest.raises(NotAllowed):
        add_exercise(by=rui, **FACTS)


ICE_MASSAGE = {**FACTS, "name": "Ice massage", "category": "self_care", "dose": {"minutes": 10}}


def test_self_care_says_whose_limits_it_keeps_to(ana: User, towel_slide: Exercise) -> None:
    with pytest.raises(Invalid, match="limits of their own"):
        add_exercise(by=ana, **ICE_MASSAGE)
    with pytest.raises(Invalid, match="limits of their own"):
        edit_exercise(by=ana, exercise=towel_slide, category="self_care")
    assert edit_exercise(by=ana, exercise=towel_slide, category="self_care", self_care="rest")


def test_the_clinics_own_pack_keeps_to_the_limits_of_every_pack(ana: User, back_pain: Episode) -> None:
    with pytest.raises(Invalid, match="At most 20 minutes"):
        add_exercise(by=ana, **{**ICE_MASSAGE, "self_care": "ice", "dose": {"minutes": 30}})
    massage = add_exercise(by=ana, **ICE_MASSAGE, self_care="ice")
    with pytest.raises(Invalid, match="At most 20 minutes"):
        edit_exercise(by=ana, exercise=massage, dose={"minutes": 21})
    item = {"exercise": massage, "dose": {"minutes": 5, "times_per_day": 7}, "override_reason": "Please"}
    with pytest.raises(Invalid, match="At most 6 times a day"):
        save_programme(by=ana, episode=back_pain, items=[item])


def test_a_shipped_pack_can_be_reworded_and_not_freed_of_its_limits(mara: User, library: None) -> None:
    pack = Exercise.objects.get(key="h01")
    with pytest.raises(Invalid, match="keeps to its limits"):
        edit_exercise(by=mara, exercise=pack, category="relief", self_care="")
    assert edit_exercise(by=mara, exercise=pack, name="Frozen peas").self_care == "ice"


@pytest.mark.parametrize("name", ["Towel slide", " towel  SLIDE ", "Bridge"])
def test_two_exercises_of_one_name_are_refused(ana: User, towel_slide: Exercise, name: str) -> None:
    with pytest.raises(Invalid, match="of this name already"):
        add_exercise(by=ana, **{**FACTS, "name": name})


def test_names_that_differ_only_in_signs_get_keys_of_their_own(ana: User, towel_slide: Exercise) -> None:
    assert add_exercise(by=ana, **{**FACTS, "name": "Towel slide!"}).key == "own-towel-slide-2"
    assert add_exercise(by=ana, **{**FACTS, "name": "滑动"}).key == "own-exercise"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": " "}, "name"),
        ({"start": ""}, "start"),
        ({"steps": []}, "steps"),
        ({"steps": ["", " "]}, "steps"),
        ({"category": ""}, "category"),
        ({"category": "magic"}, "category"),
        ({"muscles": ["gills"]}, "muscles"),
        ({"dose": {}}, "dose.reps"),
        ({"dose": {"reps": 10_000}}, "dose.reps"),
        ({"dose": "much"}, "dose.reps"),
        ({"poses": [{"v": "side"}]}, "poses.1.th"),
        ({"poses": [{"v": "side", "th": float("nan")}]}, "poses.1.th"),
        ({"poses": [{"v": "side", "th": 0}] * 200}, "poses"),
    ],
)
def test_what_does_not_fit_is_refused_by_field_and_nothing_is_saved(
    ana: User, library: None, changed: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        add_exercise(by=ana, **{**FACTS, **changed})
    assert field in refused.value.details
    assert not Exercise.objects.filter(content_version="").exists()


def test_who_treats_changes_the_clinics_own_but_not_the_shipped(
    ana: User, towel_slide: Exercise, bridge: Exercise
) -> None:
    assert edit_exercise(by=ana, exercise=towel_slide, poses=HANDS_UP).poses == HANDS_UP
    with pytest.raises(NotAllowed, match="copy it"):
        edit_exercise(by=ana, exercise=bridge, name="Ana's bridge")


def test_what_the_clinic_changed_survives_a_newer_release(
    mara: User, bridge: Exercise, towel_slide: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit_exercise(by=mara, exercise=bridge, poses=HANDS_UP, name="Our bridge")
    edit_exercise(by=mara, exercise=Exercise.objects.get(key="t02"), retired=True)
    media = add_exercise_media(by=mara, exercise=bridge, description="Our bridge", content=photo())
    newer(monkeypatch)
    load_content(by=SYSTEM)
    bridge.refresh_from_db()
    assert (bridge.name, bridge.poses, bridge.media.get()) == ("Our bridge", HANDS_UP, media)
    assert Exercise.objects.get(key="t02").retired
    assert Exercise.objects.get(key="t03").name == "Bird dog (new)"
    assert Exercise.objects.get(pk=towel_slide.pk).name == "Towel slide"


def test_an_exercise_only_taken_off_offer_follows_upgrades_and_stays_off(
    mara: User, bridge: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit_exercise(by=mara, exercise=bridge, retired=True)
    newer(monkeypatch)
    load_content(by=SYSTEM)
    bridge.refresh_from_db()
    assert (bridge.name, bridge.retired, bridge.edited) == ("Bridge (new)", True, False)


def test_saving_what_stands_there_already_makes_nothing_the_clinics_own(mara: User, bridge: Exercise) -> None:
    same = {name: getattr(bridge, name) for name in ("name", "start", "steps", "dose", "poses")}
    assert not edit_exercise(by=mara, exercise=bridge, **same).edited


def test_an_old_window_does_not_overwrite_a_newer_one(mara: User, bridge: Exercise) -> None:
    seen = bridge.revision
    edit_exercise(by=mara, exercise=bridge, name="Our bridge", seen=seen)
    with pytest.raises(RuleBroken, match="changed this exercise meanwhile") as refused:
        edit_exercise(by=mara, exercise=bridge, name="My bridge", seen=seen)
    edit_exercise(by=mara, exercise=bridge, start="Lie down.", seen=refused.value.details["revision"])
    bridge.refresh_from_db()
    assert (bridge.name, bridge.start) == ("Our bridge", "Lie down.")


def test_a_changed_exercise_goes_back_to_what_was_shipped_and_follows_upgrades_again(
    mara: User, bridge: Exercise, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = list(bridge.poses)
    edit_exercise(by=mara, exercise=bridge, poses=HANDS_UP, name="Our bridge", retired=True)
    restore_exercise(by=mara, exercise=bridge)
    bridge.refresh_from_db()
    assert (bridge.name, bridge.poses, bridge.edited, bridge.retired) == ("Bridge", before, False, False)
    newer(monkeypatch)
    load_content(by=SYSTEM)
    bridge.refresh_from_db()
    assert bridge.name == "Bridge (new)"


def test_what_was_never_shipped_has_nothing_to_go_back_to(mara: User, towel_slide: Exercise) -> None:
    with pytest.raises(RuleBroken, match="no shipped version"):
        restore_exercise(by=mara, exercise=towel_slide)


def test_going_back_is_refused_where_the_name_went_to_another(mara: User, bridge: Exercise) -> None:
    edit_exercise(by=mara, exercise=bridge, name="Our bridge")
    add_exercise(by=mara, **{**FACTS, "name": "Bridge"})
    with pytest.raises(Invalid, match="of this name already"):
        restore_exercise(by=mara, exercise=bridge)

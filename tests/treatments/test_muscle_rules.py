"""The specific muscle first, nothing into severe pain, strength only where it can be taken."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatments import content
from treatments.content import CautionLevel, library
from treatments.contraindications import Use
from treatments.muscle_rules import Findings, Movement, Spasm, cautions_for, needs_reason, technique_cautions

LIBRARY = {row["key"]: SimpleNamespace(**row) for row in library.exercises()}
NAMED = Findings(muscles=(Spasm("hamstrings", 0),))


def rules(key, findings):
    return {caution.rule: caution.level.value for caution in cautions_for(LIBRARY[key], findings)}


@pytest.mark.parametrize("key", ["l05", "c02", "m19"])
@pytest.mark.parametrize("muscle", ["erector_spinae", "longissimus"])
def test_erector_spinae_in_spasm_blocks_what_pulls_on_it(key, muscle):
    assert rules(key, Findings(muscles=(Spasm(muscle, 2),)))["erector_spinae_spasm_active"] == "blocked"
    assert "erector_spinae_spasm_active" not in rules(key, Findings(muscles=(Spasm(muscle, 0),)))
    assert "erector_spinae_spasm_active" not in rules(key, Findings(muscles=(Spasm("piriformis", 3),)))


def test_bending_that_hurts_seven_blocks_exercises_that_bend():
    hurts = Findings(movements=(Movement("flexion", 7, "low_back"),))
    assert rules("m04", hurts) == {"flexion_sensitive": "blocked"}
    assert rules("m04", Findings(movements=(Movement("flexion", 6, "low_back"),))) == {}
    assert rules("m07", hurts) == {}


def test_a_movement_on_the_avoid_list_blocks_whatever_it_hurts():
    avoid = Findings(movements=(Movement("rotation_left", 2, "low_back", avoid=True),))
    assert rules("m09", avoid) == {"rotation_sensitive": "blocked"}


def test_at_the_neck_region_and_plane_tell_the_direction():
    turning = Findings(movements=(Movement("rotation_right", 8, "neck"),))
    assert rules("m14", turning) == {"painful_direction": "blocked"}
    assert "painful_direction" not in rules("m13", turning)
    assert rules("m02", turning) == {}


def test_a_direction_that_eases_is_only_mentioned():
    eases = Findings(movements=(Movement("extension", 3, "low_back", effect="centralises"),))
    assert rules("r06", eases) == {"extension_preference": "warn"}


def test_precautions_set_the_cautions_of_exercises():
    assert rules("f08", Findings(precautions={"severe_osteoporosis"})) == {"osteoporosis": "blocked"}
    assert rules("m09", Findings(precautions={"severe_osteoporosis"})) == {"osteoporosis": "warn"}
    assert rules("t08", Findings(precautions={"late_pregnancy"})) == {"pregnancy_late_prone": "blocked"}


def test_high_irritability_waits_with_strength():
    assert rules("t01", Findings(irritability="high")) == {"irritability_high": "blocked"}
    assert rules("t01", Findings(irritability="low")) == {}
    assert rules("m01", Findings(irritability="high")) == {}


def test_a_stretch_needs_the_muscle_named():
    assert rules("l01", Findings()) == {"specific_muscle_first": "blocked"}
    assert rules("l01", NAMED) == {}


def test_a_targeted_technique_needs_the_muscle_named():
    assert [found.rule for found in technique_cautions(Use("scs"))] == ["specific_muscle_first"]
    assert technique_cautions(Use("scs", muscle="quadratus_lumborum")) == []
    assert technique_cautions(Use("heat")) == []


def test_a_percussive_device_follows_a_relaxed_muscle():
    found = technique_cautions(Use("perc", {"muscle_relaxed": False}, muscle="erector_spinae"))
    assert [caution.rule for caution in found] == ["muscle_relaxed_first"]
    assert needs_reason(found)
    assert technique_cautions(Use("perc", {"muscle_relaxed": True}, muscle="erector_spinae")) == []


tags = st.sets(st.sampled_from([rule.tag for rule in content.cautions()]))


@given(st.sampled_from(sorted(LIBRARY)), tags, tags)
def test_one_more_finding_never_takes_a_caution_away(key, some, more):
    assert rules(key, Findings(tags=some)).keys() <= rules(key, Findings(tags=some | more)).keys()


@given(st.sampled_from(sorted(LIBRARY)), tags)
def test_every_caution_says_why_and_blocked_comes_first(key, some):
    found = cautions_for(LIBRARY[key], Findings(tags=some))
    assert all(caution.why and caution.source for caution in found)
    levels = [caution.level for caution in found]
    assert levels == sorted(levels)
    assert needs_reason(found) is (CautionLevel.BLOCKED in levels)

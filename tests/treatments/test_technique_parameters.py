"""The details of a technique, checked against its definitions."""

from dataclasses import dataclass, field
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatments import content
from treatments.content import Parameter, ParameterKind
from treatments.technique_parameters import ParametersInvalid, clean_parameters

COUNTER_STRAIN = {"tender_point": "L4 left", "tenderness_before": 8, "hold_s": "90", "slow_return": "yes"}
NEEDLING = {"length_mm": 40, "depth": "deep", "needles_in": 4, "needles_out": 4}
KINDS = {"conventional": (80, 130), "acupuncture_like": (1, 5), "burst": (2, 5)}


def errors(key, raw):
    with pytest.raises(ParametersInvalid) as refused:
        clean_parameters(content.technique(key), raw)
    return {name: [str(sentence) for sentence in found] for name, found in refused.value.errors.items()}


def value_of(row: Parameter):
    if row.kind is ParameterKind.CHOICE:
        return row.choices[0]
    return {"text": "as usual", "bool": True}.get(row.kind) or row.default or row.min


def test_details_come_back_typed():
    clean = clean_parameters(content.technique("scs"), COUNTER_STRAIN)
    assert clean == {"tender_point": "L4 left", "tenderness_before": 8, "hold_s": 90, "slow_return": True}


def test_a_counter_strain_says_whether_the_return_was_slow():
    assert errors("scs", {**COUNTER_STRAIN, "slow_return": ""}) == {"slow_return": ["This needs an answer."]}


def test_a_range_is_named_with_its_unit():
    assert errors("scs", {**COUNTER_STRAIN, "hold_s": 20}) == {"hold_s": ["Between 30 and 180 s."]}
    assert errors("scs", {**COUNTER_STRAIN, "hold_s": 90.5}) == {"hold_s": ["Give a whole number."]}


@pytest.mark.parametrize("amount", ["many", True, float("nan"), "inf", [1]])
def test_what_is_not_a_number_is_refused(amount):
    assert errors("scs", {**COUNTER_STRAIN, "hold_s": amount}) == {"hold_s": ["Give a number."]}


def test_a_detail_of_another_technique_is_refused():
    assert errors("scs", {**COUNTER_STRAIN, "rate_hz": 2}) == {
        "rate_hz": ["This technique has no such detail."]
    }


def test_every_needle_that_went_in_came_out():
    assert clean_parameters(content.technique("dryneedle"), NEEDLING)["needles_out"] == 4
    found = errors("dryneedle", {**NEEDLING, "needles_out": 3})
    assert found == {"needles_out": ["Must be the same as: Needles in."]}


def test_a_treated_area_is_at_most_three_times_the_head():
    raw = {"frequency_mhz": "1", "intensity": "0,5", "pulse_ratio": "1:4", "minutes": 5, "head_cm2": 4}
    assert clean_parameters(content.technique("us"), {**raw, "area_cm2": 12})["intensity"] == 0.5
    assert "area_cm2" in errors("us", {**raw, "area_cm2": 12.5})


@given(st.sampled_from(sorted(KINDS)), st.integers(1, 130))
def test_the_rate_of_tens_fits_its_mode(mode, rate):
    low, high = KINDS[mode]
    raw = {"mode": mode, "rate_hz": rate, "minutes": 30}
    if low <= rate <= high:
        assert clean_parameters(content.technique("tens"), raw)["rate_hz"] == rate
    else:
        assert errors("tens", raw) == {"rate_hz": [f"Between {low} and {high} Hz."]}


@pytest.mark.parametrize("technique", content.techniques(), ids=lambda technique: technique.key)
def test_every_technique_accepts_its_defaults_and_misses_what_is_required(technique):
    raw = {row.key: value_of(row) for row in technique.parameters}
    clean = clean_parameters(technique, raw)
    assert clean_parameters(technique, clean) == clean
    required = {row.key for row in technique.parameters if row.required}
    assert not required or set(errors(technique.key, {})) == required


@given(st.sampled_from(content.techniques()), st.data())
def test_numbers_are_accepted_exactly_within_their_range(technique, data):
    numbers = [row for row in technique.parameters if row.kind in ("int", "decimal") and not row.within]
    if not numbers:
        return
    row = data.draw(st.sampled_from(numbers))
    amount = data.draw(st.integers(-5, 20000))
    sane = {other.key: value_of(other) for other in technique.parameters if not (other.equals or other.of)}
    try:
        clean_parameters(technique, {**sane, row.key: amount})
        accepted = True
    except ParametersInvalid as refused:
        accepted = row.key not in refused.errors
    fits = (row.min or 0) <= Decimal(amount) <= (row.max or 0)
    assert accepted == fits or row.equals or row.of


@dataclass
class ClinicsOwn:
    parameters: list = field(default_factory=list)


def test_a_clinics_own_technique_keeps_its_definitions_as_json():
    own = ClinicsOwn([row.as_json() for row in content.technique("tens").parameters])
    raw = {"mode": "burst", "rate_hz": 3, "minutes": 30}
    assert clean_parameters(own, raw) == clean_parameters(content.technique("tens"), raw)


def test_sentences_can_be_translated():
    with pytest.raises(ParametersInvalid) as refused:
        clean_parameters(content.technique("scs"), {**COUNTER_STRAIN, "hold_s": 500})
    sentence = refused.value.errors["hold_s"][0]
    assert sentence.template % sentence.values == sentence

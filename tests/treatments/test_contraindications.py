"""Techniques beside conditions, and what it takes to go on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatments import content
from treatments.content import Contraindication, Kind, Level
from treatments.contraindications import Conflict, Use, check, may_override
from treatments.wording import Sentence

techniques = st.sampled_from([technique.key for technique in content.techniques()])
codes = st.sets(st.sampled_from(sorted(content.precaution_codes())))
REASON = "Discussed with the cardiologist"


def kinds(use, *precautions, **options):
    return [conflict.kind for conflict in check([use], precautions, **options)]


def conflict(kind):
    return Conflict(kind, "tens", "pacemaker", Sentence("…"), "W56")


def test_a_pacemaker_and_electrical_stimulation_do_not_go_together():
    (found,) = check([Use("tens")], {"pacemaker"})
    assert found.kind is Kind.ABSOLUTE
    assert found.rule == "tens--pacemaker"
    assert str(found.why).startswith("TENS is not used with: Pacemaker or other implanted electronics.")
    assert found.source == "W56, W61"


def test_what_is_not_recorded_does_not_conflict():
    assert check([Use("tens"), Use("manip")], []) == []
    assert check([Use("scs")], {"pacemaker"}) == []


def test_a_gentle_grade_is_treated_more_mildly_than_a_strong_one():
    assert kinds(Use("mob_maitland", {"grade": "II"}), "severe_osteoporosis") == [Kind.PRECAUTION]
    assert kinds(Use("mob_maitland", {"grade": "III"}), "severe_osteoporosis") == [Kind.ABSOLUTE]
    assert kinds(Use("mob_maitland"), "severe_osteoporosis") == [Kind.ABSOLUTE]
    assert kinds(Use("mob_maitland", {"grade": "I"}), "anticoagulant") == []


def test_current_through_a_needle_is_worse_than_the_needle():
    assert kinds(Use("acu"), "pacemaker") == [Kind.PRECAUTION]
    assert kinds(Use("acu", {"electro_hz": 2}), "pacemaker") == [Kind.ABSOLUTE]


def test_a_place_can_make_a_precaution_a_local_contraindication():
    assert kinds(Use("tens", region="low_back"), "epilepsy") == [Kind.PRECAUTION]
    assert kinds(Use("tens", region="neck"), "epilepsy") == [Kind.LOCAL]


def test_the_arteries_of_the_neck_matter_at_the_neck():
    assert kinds(Use("manip", region="low_back"), "neck_artery_risk") == []
    assert kinds(Use("manip", region="neck"), "neck_artery_risk") == [Kind.ABSOLUTE]
    assert kinds(Use("manip"), "neck_artery_risk") == [Kind.ABSOLUTE]


def test_a_cell_the_clinic_set_itself_holds_for_every_grade():
    own = [
        Contraindication(
            technique="mob_maitland", condition="severe_osteoporosis", kind=Kind.LOCAL, source="ours"
        )
    ]
    assert kinds(Use("mob_maitland", {"grade": "I"}), "severe_osteoporosis", matrix=own) == [Kind.LOCAL]
    assert kinds(Use("manip"), "severe_osteoporosis", matrix=own) == []


@given(st.lists(techniques.map(Use), max_size=5), codes, codes)
def test_one_more_condition_never_takes_a_conflict_away(uses, some, more):
    assert set(check(uses, some)) <= set(check(uses, some | more))


@given(st.lists(techniques.map(Use), max_size=5), codes)
def test_conflicts_name_what_was_given_strictest_first(uses, some):
    found = check(uses, some)
    order = ["ALP".index(one.kind) for one in found]
    assert order == sorted(order)
    assert {one.precaution for one in found} <= some
    assert {one.technique for one in found} <= {use.technique for use in uses}


@given(st.sampled_from(list(Kind)), st.booleans(), st.text(), st.booleans())
def test_nothing_is_overridden_during_an_emergency(kind, permission, reason, confirmed):
    ruling = may_override(conflict(kind), Level.EMERGENCY, permission, reason, confirmed)
    assert not ruling
    assert ruling.why


@pytest.mark.parametrize(
    ("kind", "permission", "reason", "confirmed", "allowed"),
    [
        ("A", True, REASON, True, True),
        ("A", False, REASON, True, False),
        ("A", True, "  ", True, False),
        ("A", True, REASON, False, False),
        ("L", False, REASON, False, True),
        ("L", True, "", True, False),
        ("P", False, "", True, True),
        ("P", False, REASON, False, True),
        ("P", True, "", False, False),
    ],
)
def test_what_it_takes_to_go_on(kind, permission, reason, confirmed, allowed):
    ruling = may_override(conflict(Kind(kind)), Level.NONE, permission, reason, confirmed)
    assert bool(ruling) is allowed
    assert bool(ruling.why) is not allowed

"""The published pain model, written down a second time from its source and held against every answer there can be."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import product

import pytest

from treatments.content import dose_settings
from treatments.dosage import Log, Standing, Zone, decide, settings_for, zone

NOW = datetime(2026, 3, 20, 18, tzinfo=UTC)
COLOURS = ["green", "pending", "amber", "red"]
PAINS = range(11)


def lines(value, green, amber):
    return "green" if value <= green else "amber" if value <= amber else "red"


def expected(pre, peak, morning, hours, relative):
    """Safe up to 2, acceptable up to 5, too much above; from pain on, a rise of 1 and 2; the next morning no worse."""
    meanwhile = lines(peak - pre, 1, 2) if relative else lines(peak, 2, 5)
    if peak > 8:
        meanwhile = "red"
    unanswered = "pending" if hours < 48 else "amber"
    after = unanswered if morning is None else lines(morning - pre, 0, 1)
    return max(meanwhile, after, key=COLOURS.index)


def found(pre, peak, morning, hours, relative):
    log = Log(NOW - timedelta(hours=hours), pre, peak, morning)
    colour = zone(log, settings_for(4 if relative else 3), NOW)
    return "amber" if colour is Zone.UNANSWERED else colour.value


@pytest.mark.parametrize("relative", [False, True])
def test_every_answer_has_the_colour_of_the_published_model(relative):
    answers = product(PAINS, PAINS, [None, *PAINS], [0, 47, 48, 100])
    wrong = [one for one in answers if found(*one, relative) != expected(*one, relative)]
    assert wrong == []


@pytest.mark.parametrize("peak", PAINS)
def test_too_much_pain_counts_without_the_pain_before(peak):
    log = Log(NOW, None, peak)
    assert (zone(log, settings_for(0), NOW) is Zone.RED) == (peak > 5)
    assert (zone(log, settings_for(6), NOW) is Zone.RED) == (peak > 8)


@pytest.mark.parametrize("rise", range(10))
def test_a_bad_morning_counts_without_the_pain_during(rise):
    assert (zone(Log(NOW, 1, None, 1 + rise), settings_for(0), NOW) is Zone.RED) == (rise > 1)


@pytest.mark.parametrize("pre", [None, *PAINS])
def test_half_an_answer_is_never_comfortable_and_what_was_not_done_neither(pre):
    for peak in (None, *PAINS):
        whole = zone(Log(NOW - timedelta(days=3), pre, peak, pre), settings_for(0), NOW)
        undone = zone(Log(NOW - timedelta(days=3), pre, peak, pre, done="none"), settings_for(0), NOW)
        assert whole is not Zone.GREEN or None not in (pre, peak)
        assert undone is (Zone.RED if peak is not None and peak > 5 else Zone.PENDING)


PEAK = {"green": 2, "amber": 4, "red": 7}


def expected_decision(colours):
    """Of one session a day, the last of them two days ago, with all other criteria met."""
    if colours[-1] == "red":
        return "propose_regress"
    if colours.count("red") >= 2:
        return "review"
    return "propose_progress" if colours[-3:] == ("green",) * 3 else "hold"


def test_every_week_of_sessions_is_decided_as_the_source_says():
    ready = Standing(changed_on=NOW.date() - timedelta(days=30), adherence=Fraction(1), confidence=7)
    for colours in product(PEAK, repeat=5):
        logs = [Log(NOW - timedelta(days=6 - n), 1, PEAK[one], 1) for n, one in enumerate(colours)]
        decision = decide(logs[::-1], ready, settings_for(0), NOW).decision
        assert decision.value == expected_decision(colours), colours


def test_the_settings_are_those_of_the_source():
    usual = dose_settings()
    assert (usual.green, usual.amber, usual.cap, usual.greens_needed, usual.days_needed) == (2, 5, 8, 3, 2)
    assert (usual.pending_hours, float(usual.adherence_needed), usual.confidence_needed) == (48, 0.8, 7)

"""The pure room: who fits a free stretch, when, and in which order."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clinic.waiting.matching import Opening, Wish, soonest, who_fits, without

LONDON = ZoneInfo("Europe/London")
# A Wednesday.
TEN = datetime(2026, 11, 18, 10, tzinfo=LONDON)


def opening(starts=TEN, minutes=60, **facts):
    found = {"practitioner": "ana", "location": "riverside", "zone": LONDON, **facts}
    return Opening(starts=starts, ends=starts + timedelta(minutes=minutes), **found)


def wish(**facts):
    usual = {"of": "ines", "minutes": 30, "urgency": 0, "since": TEN - timedelta(days=9)}
    return Wish(**{**usual, **facts})


@pytest.mark.parametrize(
    "facts",
    [
        {"practitioner": "ben"},
        {"location": "hilltop"},
        {"given_by": frozenset({"ben"})},
        {"weekdays": frozenset({0, 1})},
        {"latest": time(10, 15)},
        {"earliest": time(10, 45)},
        {"first_day": date(2026, 11, 19)},
        {"last_day": date(2026, 11, 17)},
        {"minutes": 61},
    ],
    ids=lambda facts: next(iter(facts)),
)
def test_what_does_not_suit_is_not_offered(facts):
    assert wish().first_start(opening()) == TEN
    assert wish(**facts).first_start(opening()) is None


def test_who_can_come_later_begins_on_a_quarter_within_the_stretch():
    ten_past = opening(TEN + timedelta(minutes=10), minutes=50)
    assert wish(earliest=time(10, 20)).first_start(ten_past) == TEN + timedelta(minutes=30)


def test_urgent_comes_first_and_then_who_waits_longest():
    routine, long_routine = wish(of="c"), wish(of="b", since=TEN - timedelta(days=90))
    urgent = wish(of="a", urgency=2, since=TEN)
    asked = who_fits([routine, long_routine, urgent], [opening()])
    assert [match.wish.of for match in asked] == ["a", "b", "c"]


def test_the_soonest_of_several_stretches_is_found():
    later, sooner = opening(TEN + timedelta(days=2)), opening(TEN + timedelta(days=1), practitioner="ben")
    assert soonest(wish(), [later, sooner]).opening == sooner
    assert soonest(wish(practitioner="ana"), [later, sooner]).start == later.starts


def test_what_is_booked_meanwhile_is_left_out():
    five = timedelta(minutes=5)
    busy = [(TEN + 4 * five, TEN + 5 * five), (TEN - five, TEN + five), (TEN + 4 * five, TEN + 6 * five)]
    left = [(part.starts - TEN, part.ends - TEN) for part in without(opening(), busy)]
    assert left == [(3 * five, 4 * five), (6 * five, 12 * five)]
    assert without(opening(), [(TEN - five, TEN + 20 * five)]) == []
    assert without(opening(), []) == [opening()]


def test_the_hour_the_clocks_skip_is_wall_time_to_who_can_come():
    """In London on 29 March 2026 the wall goes from 00:59 to 02:00."""
    night = opening(datetime(2026, 3, 29, 0, 30, tzinfo=UTC), minutes=90)
    assert wish(earliest=time(1)).first_start(night) == datetime(2026, 3, 29, 1, tzinfo=UTC)


def test_the_hour_that_happens_twice_is_offered_once():
    """In London on 25 October 2026 the wall shows 01:00 to 02:00 twice, from midnight UTC on."""
    night = opening(datetime(2026, 10, 25, 0, 0, tzinfo=UTC), minutes=180)
    walls = [start.astimezone(LONDON).time() for start in night.starts_within(30)]
    assert len(walls) == len(set(walls)) == 7


wishes = st.builds(
    wish,
    of=st.integers(),
    minutes=st.integers(5, 120),
    urgency=st.integers(0, 2),
    since=st.datetimes(datetime(2026, 1, 1), datetime(2026, 11, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    practitioner=st.sampled_from([None, "ana", "ben"]),
    weekdays=st.frozensets(st.integers(0, 6)),
    earliest=st.none() | st.times(),
    latest=st.none() | st.times(),
)


@given(st.lists(wishes, max_size=8), st.integers(0, 59), st.integers(5, 180))
def test_whoever_is_asked_can_come_for_the_whole_visit(found, shift, minutes):
    stretch = opening(TEN + timedelta(minutes=shift), minutes)
    for match in who_fits(found, [stretch]):
        end = match.start + timedelta(minutes=match.wish.minutes)
        assert stretch.starts <= match.start < end <= stretch.ends
        assert match.wish.earliest is None or match.start.astimezone(LONDON).time() >= match.wish.earliest
        assert match.wish.latest is None or end.astimezone(LONDON).time() <= match.wish.latest


@given(st.lists(wishes, max_size=8, unique_by=lambda one: (one.urgency, one.since)), st.randoms())
def test_the_order_of_the_list_does_not_matter(found, dice):
    shuffled = dice.sample(found, len(found))
    assert who_fits(found, [opening()]) == who_fits(shuffled, [opening()])

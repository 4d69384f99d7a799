"""Free times, against a clock that counts every minute."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from clinic.availability import Interval, WeeklyHours, free_slots, merge, subtract

LONDON = ZoneInfo("Europe/London")
DAY = date(2026, 6, 1)
EVERY_DAY = [WeeklyHours(weekday, time(8), time(18)) for weekday in range(7)]
MIDNIGHT = datetime(2026, 6, 1, tzinfo=UTC)

minutes = st.integers(min_value=0, max_value=1439)
stretch = st.tuples(minutes, minutes).map(sorted).filter(lambda pair: pair[0] < pair[1])
busy_times = st.lists(stretch, max_size=6)


def at(minute: int) -> datetime:
    return MIDNIGHT + timedelta(minutes=minute)


def intervals(pairs: list[list[int]]) -> list[Interval]:
    return [Interval(at(start), at(end)) for start, end in pairs]


def offered(busy: list[Interval], *, length: int = 30, buffer: int = 0, day: date = DAY) -> list[Interval]:
    return free_slots(
        hours=EVERY_DAY, busy=busy, days=[day], zone=LONDON,
        length=timedelta(minutes=length), buffer=timedelta(minutes=buffer),
    )  # fmt: skip


@given(busy_times)
def test_a_slot_touches_nothing_that_is_busy(pairs: list[list[int]]) -> None:
    busy = intervals(pairs)
    assert not [slot for slot in offered(busy) for block in busy if slot.touches(block)]


@given(busy_times, st.sampled_from([10, 30, 45]), st.sampled_from([0, 5, 10]))
def test_exactly_the_times_a_minute_counter_finds_are_offered(
    pairs: list[list[int]], length: int, buffer: int
) -> None:
    taken = {minute for start, end in pairs for minute in range(start, end)}
    # 8:00 to 18:00 in London in June is 7:00 to 17:00 in UTC.
    expected = [
        at(start)
        for start in range(7 * 60, 17 * 60 - length + 1, 15)
        if taken.isdisjoint(range(start, start + length + buffer))
    ]
    assert [slot.start for slot in offered(intervals(pairs), length=length, buffer=buffer)] == expected


@given(st.permutations([[500, 530], [520, 600], [900, 960]]))
def test_the_order_of_what_is_busy_does_not_matter(pairs: list[list[int]]) -> None:
    assert offered(intervals(pairs)) == offered(intervals(sorted(pairs)))


@given(busy_times, busy_times)
def test_what_is_left_and_what_was_taken_fill_the_whole(one: list[list[int]], other: list[list[int]]) -> None:
    whole, taken = merge(intervals(one)), merge(intervals(other))
    left = subtract(whole, taken)
    assert not [rest for rest in left for block in taken if rest.touches(block)]
    assert merge([*left, *taken]) == merge([*whole, *taken])


def test_the_hour_the_clocks_skip_has_no_slots() -> None:
    night = [WeeklyHours(6, time(0), time(6))]
    slots = free_slots(
        hours=night, busy=[], days=[date(2026, 3, 29)], zone=LONDON, length=timedelta(minutes=30)
    )
    walls = [slot.start.astimezone(LONDON).time() for slot in slots]
    assert not [wall for wall in walls if time(1) <= wall < time(2)]
    assert len(slots) == len({slot.start for slot in slots})


def test_the_hour_that_comes_twice_is_sold_once() -> None:
    night = [WeeklyHours(6, time(0), time(6))]
    slots = free_slots(
        hours=night, busy=[], days=[date(2026, 10, 25)], zone=LONDON, length=timedelta(minutes=30)
    )
    walls = [slot.start.astimezone(LONDON).replace(tzinfo=None) for slot in slots]
    assert len(walls) == len(set(walls))

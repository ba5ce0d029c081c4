import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.index.columns import OPEN_END
from models.index.gaps import MOST, gaps


def of(*spans):
    starts, ends = zip(*spans, strict=True)
    return gaps(np.array(starts, np.float64), np.array(ends, np.float64))


def test_a_long_silence_between_frequent_events_is_found():
    assert of((0, 1), (10, 11), (20, 21), (30, 31), (400, 401), (410, 411)) == ((31, 400),)


def test_what_lasts_fills_its_days_and_what_goes_on_without_end_only_its_first():
    frequent = [(day, day + 1) for day in range(0, 50, 10)]
    assert of(*frequent, (50, 400), (400, 401)) == ()
    assert of(*frequent, (50, OPEN_END), (400, 401)) == ((51, 400),)


def test_an_hour_of_silence_on_a_day_of_minutes_is_found():
    minute = 1 / 1440
    at = [0, 3, 6, 9, 70, 73, 76]
    ((first, last),) = of(*((place * minute, (place + 1) * minute) for place in at))
    assert (round(first / minute), round(last / minute)) == (10, 70)


def test_two_events_have_no_usual_distance():
    assert of((0, 1), (5000, 5001)) == ()


@given(st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 300)), max_size=60))
def test_no_event_lies_in_a_gap_and_both_its_ends_touch_one(events):
    spans = [(start, start + length + 1) for start, length in events]
    found = of(*spans) if spans else ()
    assert len(found) <= MOST
    for first, last in found:
        assert all(end <= first or start >= last for start, end in spans)
        assert any(end == first for _, end in spans)
        assert any(start == last for start, _ in spans)

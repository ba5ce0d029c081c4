import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.index.event_index import NO_LATEST
from models.index.gaps import MOST, gaps


def of(*spans):
    starts, ends = zip(*spans, strict=True)
    return gaps(np.array(starts, np.int32), np.array(ends, np.int32))


def test_a_long_silence_between_frequent_events_is_found():
    assert of((0, 0), (10, 10), (20, 20), (30, 30), (400, 400), (410, 410)) == ((31, 399),)


def test_what_lasts_fills_its_days_and_what_goes_on_without_end_only_its_first():
    frequent = [(day, day) for day in range(0, 50, 10)]
    assert of(*frequent, (50, 399), (400, 400)) == ()
    assert of(*frequent, (50, NO_LATEST), (400, 400)) == ((51, 399),)


def test_two_events_have_no_usual_distance():
    assert of((0, 0), (5000, 5000)) == ()


@given(st.lists(st.tuples(st.integers(0, 20_000), st.integers(0, 300)), max_size=60))
def test_no_event_lies_in_a_gap_and_both_its_ends_touch_one(events):
    spans = [(start, start + length) for start, length in events]
    found = of(*spans) if spans else ()
    assert len(found) <= MOST
    for first, last in found:
        assert all(end < first or start > last for start, end in spans)
        assert any(end == first - 1 for _, end in spans)
        assert any(start == last + 1 for start, _ in spans)

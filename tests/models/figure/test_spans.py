import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from models.figure.spans import OPEN_END, OPEN_START, Joined, Members, Spans, Window

days = st.integers(1, 5000)
spans = st.one_of(
    st.tuples(days, st.integers(0, 900)).map(lambda pair: (pair[0], pair[0] + pair[1] + 1)),
    days.map(lambda day: (day, day + 1)),
    st.tuples(days, st.integers(0, 1439)).map(
        lambda pair: (pair[0] + pair[1] / 1440, pair[0] + (pair[1] + 1) / 1440)
    ),
    days.map(lambda day: (day, OPEN_END)),
    days.map(lambda day: (OPEN_START, day)),
)
some_spans = st.lists(spans, max_size=40)
windows = st.tuples(days, st.floats(0.01, 2000)).map(lambda pair: (float(pair[0]), pair[0] + pair[1]))


def spans_of(pairs):
    columns = np.array(pairs, np.float64).reshape(-1, 2)
    return Spans.of(columns[:, 0], columns[:, 1])


def touching(pairs, window):
    return {row for row, (begin, end) in enumerate(pairs) if begin < window[1] and end > window[0]}


@given(some_spans, windows)
def test_a_window_holds_exactly_the_events_that_touch_its_time(pairs, window):
    found = spans_of(pairs)
    expected = touching(pairs, window)
    assert set(found.rows(*window).tolist()) == expected
    assert found.count(*window) == len(expected)


@given(some_spans, windows)
def test_an_event_begins_or_ends_in_the_window_or_goes_on_through_it(pairs, window):
    found = spans_of(pairs)
    middles, inside = found.beginnings(*window)
    through = found.through(*window).tolist()
    assert sorted([*inside.tolist(), *through]) == sorted(touching(pairs, window))
    assert all(pairs[row][0] < window[0] and pairs[row][1] > window[1] for row in through)
    assert all(window[0] <= middle <= window[1] for middle in middles)


@given(some_spans, windows, st.integers(1, 30))
def test_a_column_counts_every_event_that_touches_it(pairs, window, columns):
    edges = np.linspace(*window, columns + 1)
    counted = spans_of(pairs).counts(edges)
    for number, count in enumerate(counted.tolist()):
        begin, end = edges[number], edges[number + 1]
        assert count == sum(first < end and last > begin for first, last in pairs)


@given(some_spans, st.floats(0, 4000))
def test_short_events_are_those_of_the_classes_that_are_short_enough(pairs, longest):
    limit = max((each for each in (1 / 24, 1, 31, 366, 3661) if each <= longest), default=1 / 24)
    short = spans_of(pairs).short(longest)
    assert len(short) == sum(last - first <= limit for first, last in pairs)


@given(some_spans, days)
def test_the_nearest_event_is_the_one_that_begins_nearest(pairs, day):
    row = spans_of(pairs).nearest(day)
    assert (row is None) == (not pairs)
    if row is not None:
        assert abs(pairs[row][0] - day) == min(abs(first - day) for first, _ in pairs)


def test_lists_of_ids_are_told_when_they_are_asked_for():
    names = ("a", "b", "c")
    there = Window(names, [spans_of([(1, 2), (5, 10), (20, 21)])], (4, 30))
    assert (len(there), set(there), there[0] in "bc", len(there[:1])) == (2, {"b", "c"}, True, 1)
    assert list(there.within(20, 20.5)) == ["c"]
    members = Members(names, np.array([2, 0]))
    assert (len(members), list(members), members[1], members[:1]) == (2, ["c", "a"], "a", ("c",))
    joined = Joined((members, ("x",)))
    assert (len(joined), tuple(joined), joined[2], joined[1:]) == (3, ("c", "a", "x"), "x", ("a", "x"))

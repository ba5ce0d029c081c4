"""An axis that leaves time out: its order is kept, and the break is seen on every line and bar that crosses it."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.figure.axis import make_axis
from models.figure.breaks import GAP, crossing
from models.figure.marks import Label, Path
from models.figure.ribbon import layout_ribbon
from models.figure.scale import Break, TimeScale
from models.figure.scene import Item, Lane, Look, TimelineScene
from models.figure.stage import make_stage
from models.figure.timeline import layout_timeline
from models.values.when import When

FIRST, LAST = When.from_edtf("1900").begins, When.from_edtf("2000").ends
QUIET = Break(When.from_edtf("1931").begins, When.from_edtf("1979").ends, "49 years without events")
LOOKS = (Look("k", "Kind", "#0072B2", "disc"),)


def a_scale(*cuts):
    """An axis of a century with breaks between pairs of days, in the order of time."""
    edges = sorted({FIRST + 1 + cut for cut in cuts})
    spans = [pair for number, pair in enumerate(pairwise(edges)) if number % 2 == 0]
    return TimeScale(FIRST, LAST, 10.0, 510.0, tuple(Break(*span) for span in spans), 12.0)


CUTS = st.lists(st.integers(1, 36_000), min_size=2, max_size=8)
DAYS = st.floats(FIRST, LAST)


@given(CUTS, DAYS, DAYS)
def test_what_comes_later_stands_further_right(cuts, one, other):
    scale = a_scale(*cuts)
    earlier, later = sorted((one, other))
    assert scale.x(earlier) <= scale.x(later) + 1e-9
    if later - earlier > 1:
        assert scale.x(earlier) < scale.x(later)


@given(CUTS, DAYS)
def test_a_broken_axis_answers_the_day_a_point_was_made_from(cuts, day):
    scale = a_scale(*cuts)
    assert scale.left - 1e-6 <= scale.x(day) <= scale.right + 1e-6
    assert scale.x(scale.day(scale.x(day))) == pytest.approx(scale.x(day), abs=1e-6)
    assert scale.xs(np.array([day]))[0] == pytest.approx(scale.x(day), abs=1e-6)


@given(CUTS)
def test_its_parts_run_in_one_pace_and_fill_it_with_its_gaps(cuts):
    scale = a_scale(*cuts)
    assert all(part.per_day == pytest.approx(scale.per_day, rel=1e-6) for part in scale.parts)
    widths = sum(part.right - part.left for part in scale.parts) + sum(end - x for x, end in scale.gaps)
    assert widths == pytest.approx(500.0)


@given(CUTS, st.floats(120, 500))
def test_no_word_of_a_broken_axis_stands_over_another(measure, cuts, width):
    spans = a_scale(*cuts).breaks
    breaks = tuple(Break(one.first, one.last, "49 years without events") for one in spans)
    axis = make_axis(TimeScale(FIRST, LAST, 0.0, width, breaks, 12.0), "en", 7.0, measure)
    for row in (axis.upper, axis.lower):
        ends = [(tick.text_x, tick.text_x + measure.width(tick.text, 7.0)) for tick in row if tick.text]
        assert all(one[1] <= other[0] + 0.01 for one, other in pairwise(sorted(ends)))
    taken = {}
    for one in axis.omissions:
        for number, (line, x) in enumerate(zip(one.lines, one.starts, strict=True)):
            taken.setdefault(one.row + number, []).append((x, x + measure.width(line, 7.0)))
    for ends in taken.values():
        assert all(one[1] <= other[0] + 0.01 for one, other in pairwise(sorted(ends)))
        assert all(x >= -0.01 and end <= width + 0.01 for x, end in ends)


def test_no_line_of_the_grid_stands_in_what_is_left_out(measure):
    scale = TimeScale(FIRST, LAST, 0.0, 500.0, (QUIET,), 12.0)
    axis = make_axis(scale, "en", 7.0, measure)
    ((left, right),) = scale.gaps
    assert not [x for x in (*axis.lines, *axis.fine_lines) if left < x < right]
    words = [tick.text for tick in axis.lower if tick.text]
    assert {"1925", "1980"} <= set(words)
    assert not {"1940", "1950", "1960", "1970"} & set(words)


def test_a_part_without_any_tick_is_given_its_year(measure):
    breaks = tuple(
        Break(When.from_edtf(first).begins, When.from_edtf(last).ends)
        for first, last in (("1905", "1945"), ("1949", "1989"))
    )
    axis = make_axis(TimeScale(FIRST, LAST, 0.0, 130.0, breaks, 14.0), "en", 7.0, measure)
    assert "1947" in [tick.text for tick in axis.lower]


# on the page -----------------------------------------------------------------------------------


def an_item(when, title="An event"):
    return Item(when, title, When.from_edtf(when), "k", "a")


def a_scene(*items, breaks=(QUIET,)):
    return TimelineScene(items, (Lane("a", "Lane"),), LOOKS, (), (FIRST, LAST), is_page=True, breaks=breaks)


def strokes_of(figure, item, gap):
    """The slanting lines that an event's bar has in a gap."""
    return [
        mark
        for group in figure.groups
        for mark in group.marks
        if isinstance(mark, Path) and mark.item == item and mark.stroke and len(mark.points) == 2
        if all(gap[0] < x < gap[1] for x in mark.points[:, 0]) and np.ptp(mark.points[:, 1]) > 1
    ]


@pytest.mark.parametrize("when", ["1910/1990", "1920/..", "/1995"])
def test_a_bar_that_goes_through_a_break_shows_it(when, style, measure):
    items = an_item(when, "A licence that outlived all"), an_item("1925-03-04"), an_item("1985-03-04")
    scene = a_scene(*items)
    figure = layout_timeline(scene, 460.0, None, style, measure)
    (gap,) = make_stage(scene, 460.0, style, measure).scale.gaps
    bar = next(one.rect for one in figure.targets if one.part == "mark" and one.items == (when,))
    is_through = bool(crossing((gap,), bar.x, bar.right))
    assert is_through or when == "/1995"  # nobody knows when that began: its bar is short
    assert len(strokes_of(figure, when, gap)) == (2 if is_through else 0)
    assert not strokes_of(figure, "1925-03-04", gap)


def test_words_in_a_bar_keep_clear_of_the_break(style, measure):
    scene = a_scene(an_item("1905/1998", "A licence that outlived " + "all and everybody " * 4))
    figure = layout_timeline(scene, 460.0, None, style, measure)
    (gap,) = make_stage(scene, 460.0, style, measure).scale.gaps
    words = [one.rect for one in figure.targets if one.part == "label"]
    bar = next(one.rect for one in figure.targets if one.part == "mark")
    assert not [rect for rect in words if rect.overlaps(bar) and rect.right > gap[0]]


def test_marks_keep_their_order_and_none_stands_in_what_is_left_out(style, measure):
    whens = ["1901-05-01", "1914-08", "1930-11-30", "1980-01-05", "1990", "1999-12-01"]
    scene = a_scene(*map(an_item, whens))
    figure = layout_timeline(scene, 460.0, None, style, measure)
    marks = {one.items[0]: one.rect for one in figure.targets if one.part == "mark"}
    middles = [marks[when].x + marks[when].width / 2 for when in whens]
    assert middles == sorted(middles)
    (gap,) = make_stage(scene, 460.0, style, measure).scale.gaps
    assert not [x for x in middles if gap[0] < x < gap[1]]


def test_a_ribbon_and_its_axis_leave_the_same_time_out(style, measure):
    items = an_item("1910/1990"), an_item("1925-03-04")
    figure = layout_ribbon(items, LOOKS, (FIRST, LAST), 400.0, style, measure, breaks=(QUIET,))
    words = [mark.text for group in figure.groups for mark in group.marks if isinstance(mark, Label)]
    assert QUIET.words in words
    scale = TimeScale(FIRST, LAST, 0.0, 400.0, (QUIET,), GAP * style.label_size)
    assert len(strokes_of(figure, "1910/1990", scale.gaps[0])) == 2

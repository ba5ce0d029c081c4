"""Threads: drawn between marks, broken at words, told the time between, left away where they would crowd."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.figure.marks import Label, Path
from models.figure.measure import FontMeasure
from models.figure.scene import Item, Lane, Look, Thread, TimelineScene
from models.figure.style import load_style
from models.figure.threads import MOST
from models.figure.timeline import layout_timeline, natural_height
from models.values.when import When

STYLE, MEASURE = load_style("print"), FontMeasure()
DAYS = ("2012-05-07", "2014-02-11", "2016-09-01", "2018-01-30")


def a_scene(threads, lanes=("a", "b", "c", "d"), days=DAYS, title="Prosecutors seize files"):
    items = tuple(
        Item(f"e{n}", title, When.from_edtf(day), "k", lane)
        for n, (day, lane) in enumerate(zip(days, lanes, strict=True))
    )
    order = tuple(Lane(lane, lane) for lane in dict.fromkeys(lanes))
    first, last = (When.from_edtf(day).earliest.toordinal() for day in (min(days), max(days)))
    return TimelineScene(
        items,
        order,
        (Look("k", "Kind", "#0072b2", "disc"),),
        (),
        (first - 60.0, last + 60.0),
        threads=threads,
    )


def drawn(scene, width=600.0):
    return layout_timeline(scene, width, natural_height(scene, width, STYLE, MEASURE), STYLE, MEASURE)


def group(figure, name):
    return next((each.marks for each in figure.groups if each.name == name), ())


CHAIN = tuple(Thread(f"e{n}", f"e{n + 1}", "1 year and 9 months", "1 yr 9 mo") for n in range(3))


def test_each_stage_is_joined_to_the_next_and_the_time_is_told():
    marks = group(drawn(a_scene(CHAIN)), "threads")
    assert {mark.item for mark in marks if isinstance(mark, Path)} == {"e1", "e2", "e3"}
    assert len([mark for mark in marks if isinstance(mark, Label)]) == 3


def test_no_thread_changes_nothing_else():
    with_, without = drawn(a_scene(CHAIN)), drawn(a_scene(()))
    assert [repr(g) for g in with_.groups if g.name != "threads"] == [repr(g) for g in without.groups]


@given(
    st.lists(st.sampled_from("abc"), min_size=4, max_size=4),
    st.lists(st.integers(0, 2500), min_size=4, max_size=4, unique=True),
    st.sampled_from([220.0, 300.0, 462.0, 900.0]),
)
def test_no_thread_runs_through_words(lanes, offsets, width):
    days = [str(When.from_edtf("2012-01-01").earliest.fromordinal(734503 + day)) for day in sorted(offsets)]
    figure = drawn(a_scene(CHAIN, lanes, days), width)
    words = [target.rect for target in figure.targets if target.part != "mark"]
    for mark in group(figure, "threads"):
        if isinstance(mark, Path):
            (x0, y0), (x1, y1) = mark.points
            for rect in words:
                is_aside = max(x0, x1) <= rect.x or min(x0, x1) >= rect.right
                assert is_aside or max(y0, y1) <= rect.y or min(y0, y1) >= rect.bottom


@pytest.mark.parametrize("threads", [(Thread("e0", "gone"),), (Thread("e0", "e0"),)])
def test_a_stage_that_is_not_drawn_has_no_thread(threads):
    assert group(drawn(a_scene(threads)), "threads") == ()


def test_very_many_threads_are_not_drawn_at_all():
    count = MOST + 2
    days = [str(When.from_edtf("2012-01-01").earliest.fromordinal(734503 + 60 * n)) for n in range(count)]
    threads = tuple(Thread(f"e{n}", f"e{n + 1}") for n in range(count - 1))
    scene = a_scene(threads, ["a", "b"] * (count // 2), days, title="")
    assert group(drawn(scene, 3000.0), "threads") == ()

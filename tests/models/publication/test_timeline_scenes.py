from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.figure.hit import at, within
from models.figure.marks import Rect
from models.figure.measure import FontMeasure
from models.figure.scene import Look
from models.figure.style import load_style
from models.figure.timeline import layout_timeline
from models.index.event_index import EventIndex, IndexRow
from models.index.index_rows import rows_in
from models.publication.scenes import Names
from models.publication.timeline_scenes import TimelineBook
from models.values.when import When

KINDS = ("notice", "sale", "report")
NAMES = Names(
    (Look("notice", "Notice", "#D55E00", "square"), Look("sale", "Sale", "#CC79A7", "disc")),
    (),
    {"report": "Report"},
)
FIRST = 737_000
MEASURE, STYLE = FontMeasure(), load_style("light")


def a_row(number, edtf, kind):
    when = When.from_edtf(edtf)
    return IndexRow(f"e{number:06d}", f"Event {number}", edtf, when.begins, when.ends, kind)


def many(count, seed=1):
    chance = np.random.default_rng(seed)
    forms = ("{0}", "{0}", "{0}", "{1}", "{2}", "{0}/..", "../{0}", "{2}/2030", "{0}~")
    rows = []
    for number in range(count):
        day = np.datetime64("2018-10-31") + int(chance.integers(0, 3000))
        text = str(day)
        edtf = forms[chance.integers(len(forms))].format(text, text[:7], text[:4])
        rows.append(a_row(number, edtf, KINDS[chance.integers(3)]))
    return rows


def a_book(rows, by="kind"):
    index = EventIndex.build(rows)
    return index, TimelineBook(index, NAMES, np.ones(len(index), bool), by)


def drawn(book, window, width=1200, height=500, **more):
    return layout_timeline(book.scene(window, most_lanes=20, **more), width, height, STYLE, MEASURE)


BOOKS = {count: a_book(many(count)) for count in (30, 300, 5000)}


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(BOOKS)), st.integers(-200, 3200), st.sampled_from([3, 20, 150, 900, 4000]))
def test_every_event_in_the_window_is_shown_grouped_or_counted(count, start, width):
    index, book = BOOKS[count]
    window = (float(FIRST + start), float(FIRST + start + width))
    figure = drawn(book, window)
    there = {
        index.ids[row]
        for row in range(len(index))
        if index.begins[row] < window[1] and index.ends[row] > window[0]
    }
    assert {id for target in figure.targets for id in target.items} == there
    labelled = {id for target in figure.targets if target.part == "label" for id in target.items}
    assert labelled.isdisjoint(figure.unlabelled)
    assert labelled | set(figure.unlabelled) == there


@pytest.mark.parametrize(("count", "width"), [(30, 4000), (300, 300), (5000, 20), (5000, 60)])
def test_picking_at_the_middle_of_a_mark_gives_its_events(count, width):
    _, book = BOOKS[count]
    figure = drawn(book, (FIRST + 1500.0, FIRST + 1500.0 + width))
    marks = [target for target in figure.targets if target.part == "mark"]
    assert marks
    for mark in marks:
        found = at(figure, mark.rect.x + mark.rect.width / 2, mark.rect.y + mark.rect.height / 2)
        assert found
        smaller = found.rect.width * found.rect.height <= mark.rect.width * mark.rect.height
        assert set(found.items) == set(mark.items) or smaller


def test_a_column_of_a_strip_gives_the_events_of_its_days():
    _, book = BOOKS[5000]
    figure = drawn(book, (FIRST - 100.0, FIRST + 3500.0))
    strips = [target for target in figure.targets if target.part == "strip"]
    assert len(strips) == 3
    strip = strips[0]
    found = at(figure, strip.rect.x + strip.rect.width / 2, strip.rect.y + 5)
    assert 0 < len(found.items) < len(strip.items)
    assert set(found.items) <= set(strip.items)


def test_far_out_lanes_are_strips_and_near_ones_have_words():
    _, book = BOOKS[5000]
    far = drawn(book, (FIRST - 100.0, FIRST + 3500.0))
    near = drawn(book, (FIRST + 1500.0, FIRST + 1504.0))
    assert {target.part for target in far.targets} == {"strip", "more"}
    assert "label" in {target.part for target in near.targets}


def test_between_neighbours_are_one_mark_with_their_number():
    _, book = BOOKS[5000]
    figure = drawn(book, (FIRST + 1500.0, FIRST + 1560.0))
    groups = [target for target in figure.targets if target.part == "mark" and len(target.items) > 1]
    numbers = Counter(mark.text for group in figure.groups if group.name == "labels" for mark in group.marks)
    assert groups
    assert all(numbers[str(len(group.items))] for group in groups)


def test_lanes_beyond_the_room_are_counted():
    rows = [
        IndexRow(f"e{n:03d}", "E", "2021", 737791, 738156, "sale", tags=(f"tag {n:03d}",)) for n in range(60)
    ]
    index, book = a_book(rows, "tag")
    scene = book.scene((737000.0, 738500.0), most_lanes=10)
    assert (len(scene.lanes), len(scene.hidden)) == (10, 50)
    figure = layout_timeline(scene, 900, 300, STYLE, MEASURE)
    assert {id for target in figure.targets for id in target.items} == set(index.ids)


def test_selected_events_are_drawn_even_in_a_crowd():
    _, book = BOOKS[5000]
    figure = drawn(book, (FIRST - 100.0, FIRST + 3500.0), selected=("e000007",))
    over = next(group for group in figure.groups if group.name == "over")
    assert "e000007" in {mark.item for mark in over.marks}


def test_of_very_many_selected_events_those_chosen_last_are_marked(monkeypatch):
    monkeypatch.setattr("models.publication.timeline_scenes.MOST_RINGS", 10)
    index, book = BOOKS[5000]
    chosen = index.ids
    scene = book.scene((FIRST - 100.0, FIRST + 3500.0), most_lanes=9, selected=chosen)
    marked = {item.id for item in (*scene.items, *scene.over)}
    assert marked <= set(chosen[-10:])
    assert scene.current == chosen[-1]
    assert scene.selected == frozenset(chosen)


def test_events_without_a_tag_stand_in_a_lane_of_their_own():
    rows = [a_row(0, "2021", "sale"), IndexRow("x", "X", "2021", 737791, 738156, "sale", tags=("ban",))]
    _, book = a_book(rows, "tag")
    assert [lane.id for lane in book.lanes] == ["ban", ""]
    assert book.lane_of(0) == ""
    assert book.nearest("ban", 0) == "x"


def test_a_box_over_a_strip_gives_the_events_of_its_days_and_no_others():
    index, book = BOOKS[5000]
    figure = drawn(book, (FIRST - 100.0, FIRST + 3500.0))
    strip = next(target for target in figure.targets if target.part == "strip")
    area = Rect(strip.rect.x + 100, strip.rect.y, 50, 5)
    found = within(figure, area)
    per_day = strip.rect.width / 3600.0
    first, last = (FIRST - 100 + x / per_day for x in (100, 150))
    rows = [index.row_of(id) for id in found]
    assert 0 < len(found) < len(strip.items)
    assert all(index.begins[row] < last and index.ends[row] > first for row in rows)


def after(index, row, **changes):
    """The index with another value in one row, as an edit leaves it."""
    (one,) = (each for number, each in enumerate(rows_in(index)) if number == row)
    return index.updated([replace(one, **changes)])


@given(st.integers(0, 299), st.sampled_from(["kind", "jurisdiction", "state"]))
def test_a_book_goes_on_with_another_title_as_if_it_were_made_anew(row, by):
    index, book = a_book(many(300), by)
    window, everything = (FIRST, FIRST + 3000), np.ones(300, bool)
    drawn(book, window)
    retitled = after(index, row, title="Another title", edtf=index.edtf[row])
    assert book.takes(retitled, everything)
    anew = TimelineBook(retitled, NAMES, everything, by)
    here, there = drawn(book, window), drawn(anew, window)
    assert repr(here.groups) == repr(there.groups)  # paths hold arrays, which have no one answer to ==
    assert book.scene(window, most_lanes=9).items == anew.scene(window, most_lanes=9).items
    assert book.item(row).title == "Another title"


def test_a_book_does_not_go_on_with_other_days_lanes_or_events():
    index, book = a_book(many(300))
    everything, fewer = np.ones(300, bool), np.arange(300) > 0
    assert not book.takes(after(index, 7, begins=FIRST, ends=FIRST + 1, edtf="2018-10-31"), everything)
    other = next(kind for kind in KINDS if kind != index.kinds[index.kind[7]])
    assert not book.takes(after(index, 7, kind_id=other), everything)
    assert not book.takes(index, fewer)
    assert book.takes(index, everything)

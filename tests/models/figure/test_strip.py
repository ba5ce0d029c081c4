"""The strip: a dated list in balanced columns, from which nothing is lost silently."""

from itertools import combinations, pairwise

import pytest

from models.figure.marks import Label, Rect
from models.figure.scene import Entry, LabelChange, Look, StripScene
from models.figure.strip import layout_strip, strip_height, strip_keys

LOOKS = (Look("notice", "Notice", "#D55E00", "square"), Look("sale", "Sale", "#CC79A7", "disc"))


def a_scene(count, **changes):
    title = "徐州市中级人民法院 and the Supreme People's Court sell what was seized"
    return StripScene(
        tuple(
            Entry(
                f"e{n}", f"{n + 1} Sept 2021", title[: 12 + 7 * (n % 8)], "notice", (n, n + 2, n + 3, n + 4)
            )
            for n in range(count)
        ),
        LOOKS,
        **changes,
    )


def labels_of(figure):
    return [mark for group in figure.groups for mark in group.marks if isinstance(mark, Label)]


def rects(figure, measure):
    return [
        Rect(m.x, m.y - 0.75 * m.size, measure.width(m.text, m.size, m.is_bold), 0.95 * m.size)
        for m in labels_of(figure)
    ]


@pytest.mark.parametrize("width", [147.0, 303.0, 462.0, 900.0])
@pytest.mark.parametrize("height", [None, 200.0])
def test_nothing_overlaps_or_is_cut_and_all_is_accounted_for(measure, style, width, height):
    figure = layout_strip(a_scene(60), width, height, style, measure)
    boxes = rects(figure, measure)
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    assert all(
        box.x >= 0 and box.right <= width + 0.01 and box.bottom <= figure.height + 0.01 for box in boxes
    )
    drawn = {target.items[0] for target in figure.targets if target.part == "mark"}
    assert len(drawn) + len(figure.not_shown) == 60
    assert (f"+{len(figure.not_shown)} more" in [m.text for m in labels_of(figure)]) == bool(height)


def test_entries_stand_in_their_order_down_each_column(measure, style):
    figure = layout_strip(a_scene(30), 462.0, None, style, measure)
    dates = next(group for group in figure.groups if group.name == "dates").marks
    places = [(mark.x, mark.y) for mark in dates]
    assert places == sorted(places)
    assert [mark.item for mark in dates] == [f"e{n}" for n in range(30)]
    assert len({x for x, _ in places}) == 3


def test_columns_are_balanced(measure, style):
    tall = strip_height(a_scene(40), 462.0, style, measure)
    figure = layout_strip(a_scene(40), 462.0, None, style, measure)
    ends = {}
    for mark in labels_of(figure):
        column = mark.x > 231
        ends[column] = max(ends.get(column, 0.0), mark.y)
    assert figure.height == tall
    assert all(abs(one - other) < 50 for one, other in pairwise(ends.values()))


def test_a_label_can_be_shortened_and_hidden(measure, style):
    scene = a_scene(2)
    short = Entry("a", "2021", "A long title", "sale", label=LabelChange(text="Short"))
    silent = Entry("b", "2022", "Another", "sale", label=LabelChange(is_hidden=True))
    figure = layout_strip(StripScene((*scene.entries, short, silent), LOOKS), 303.0, None, style, measure)
    words = [mark.text for mark in labels_of(figure)]
    assert "Short" in words
    assert "A long title" not in words
    assert "Another" not in words
    assert "2022" in words
    assert figure.unlabelled == ("b",)


def test_the_legend_names_the_kinds_that_are_shown(style):
    assert [key.words for key in strip_keys(a_scene(3), style)] == ["Notice"]

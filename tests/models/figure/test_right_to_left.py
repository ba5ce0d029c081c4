"""Words that run from right to left end at the right, and their source numbers stand behind their end: at the left."""

import pytest

from models.figure.marks import Label
from models.figure.page import layout_page
from models.figure.scene import Entry, Heading, Item, Lane, Look, StripScene, TimelineScene
from models.figure.strip import layout_strip
from models.figure.timeline import layout_timeline
from models.values.when import When

ARABIC = "محكمة دبي تقضي بمصادرة الأموال المحتجزة لدى المنصة في القضية"
LOOKS = (Look("k", "Kind", "#0072B2", "disc"),)


def labels_of(figure, item):
    found = [m for g in figure.groups for m in g.marks if isinstance(m, Label) and m.item == item]
    numbers = [label for label in found if label.text == "1,3"]
    return [label for label in found if label not in numbers and not label.is_bold], numbers


def a_timeline(style, measure, title):
    day = When.from_edtf("2021-05-03")
    window = (float(day.earliest.toordinal() - 200), float(day.earliest.toordinal() + 900))
    item = Item("e", title, day, "k", "l", (1, 3))
    scene = TimelineScene((item,), (Lane("l", "Lane"),), LOOKS, (), window)
    return layout_timeline(scene, 500, 160, style, measure)


def a_strip(style, measure, title):
    entry = Entry("e", "3 May 2021", title, "k", (1, 3))
    return layout_strip(StripScene((entry,), LOOKS), 180, 200, style, measure)


@pytest.mark.parametrize("make", [a_timeline, a_strip])
def test_lines_end_together_and_numbers_stand_at_the_left_of_the_last(make, style, measure):
    words, (numbers,) = labels_of(make(style, measure, ARABIC), "e")
    assert len(words) > 1
    ends = [label.x + measure.width(label.text, label.size) for label in words]
    assert ends == pytest.approx([ends[0]] * len(ends))
    behind = words[-1].x - (numbers.x + measure.width(numbers.text, numbers.size))
    assert 0 < behind < 2


@pytest.mark.parametrize("make", [a_timeline, a_strip])
def test_numbers_of_what_runs_from_left_to_right_stand_at_its_right(make, style, measure):
    words, (numbers,) = labels_of(make(style, measure, "The court orders that all funds be forfeited"), "e")
    assert numbers.x > words[-1].x + measure.width(words[-1].text, words[-1].size)


def test_a_title_from_right_to_left_stands_at_the_right_of_the_page(style, measure):
    body = lambda width, height: a_strip(style, measure, "x")  # noqa: E731 - a body of one line
    page = layout_page(Heading(title=ARABIC, source_line="x"), (), body, 400, None, style, measure)
    (title,) = (group for group in page.groups if group.name == "title")
    ends = [label.x + measure.width(label.text, label.size, True) for label in title.marks]
    assert ends == pytest.approx([400 - style.margin] * len(ends))

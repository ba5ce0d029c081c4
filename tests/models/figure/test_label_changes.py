"""Labels that somebody changed: shortened, pinned to a side, moved and hidden, and never lost silently."""

from datetime import date

import pytest

from models.figure.basemap import load_basemap
from models.figure.map import layout_map
from models.figure.marks import Label, Path
from models.figure.scene import Item, LabelChange, Lane, Look, MapScene, Spot, TimelineScene
from models.figure.timeline import layout_timeline
from models.values.when import When
from models.values.where.points import PlacePrecision, Point

LOOKS = (Look("sale", "Sale", "#CC79A7", "disc"),)
WINDOW = (float(date(2020, 1, 1).toordinal()), float(date(2023, 12, 31).toordinal()))


def a_timeline(measure, style, change=None, others=()):
    event = Item(
        "e", "Xuzhou sells", When.from_edtf("2021-09-24"), "sale", "a", label=change or LabelChange()
    )
    scene = TimelineScene((event, *others), (Lane("a", "Sales"),), LOOKS, (), WINDOW)
    return layout_timeline(scene, 462.0, 200.0, style, measure)


def a_map(measure, style, change=None):
    spots = tuple(
        Spot(
            id, id.capitalize(), "", point, PlacePrecision.CITY, "sale", (id[0],), label=own or LabelChange()
        )
        for id, point, own in (
            ("xuzhou", Point(34.26, 117.19), change),
            ("beijing", Point(39.9, 116.4), None),
            ("shenzhen", Point(22.54, 114.06), None),
        )
    )
    return layout_map(MapScene(spots, (), LOOKS), 400.0, 300.0, style, measure, load_basemap())


def words(figure):
    return {m.text: m for group in figure.groups for m in group.marks if isinstance(m, Label)}


def mark_of(figure, item):
    return next(t.rect for t in figure.targets if t.part == "mark" and t.items[0] == item)


def label_of(figure, item):
    return next(t.rect for t in figure.targets if t.part == "label" and t.items[0] == item)


def is_at(side, mark, label):
    return {
        "left": label.right <= mark.x,
        "right": label.x >= mark.right,
        "above": label.bottom <= mark.y + 1,
        "below": label.y >= mark.bottom - 1,
    }[side]


@pytest.mark.parametrize("side", ["left", "right", "above", "below"])
@pytest.mark.parametrize("make", [a_timeline, a_map])
def test_a_label_stands_at_the_side_to_which_it_is_pinned(measure, style, make, side):
    figure = make(measure, style, LabelChange(side=side))
    item = "e" if make is a_timeline else "x"
    assert is_at(side, mark_of(figure, item), label_of(figure, item))


@pytest.mark.parametrize("make", [a_timeline, a_map])
def test_a_shortened_label_says_the_short_words_alone(measure, style, make):
    told = words(make(measure, style, LabelChange(text="Short")))
    assert "Short" in told
    assert not {"Xuzhou sells", "Xuzhou"} & told.keys()


@pytest.mark.parametrize("make", [a_timeline, a_map])
def test_a_hidden_label_is_listed_and_its_mark_stays(measure, style, make):
    figure = make(measure, style, LabelChange(is_hidden=True))
    item = "e" if make is a_timeline else "x"
    assert figure.unlabelled == (item,)
    assert mark_of(figure, item)
    assert not {"Xuzhou sells", "Xuzhou", "+1 more"} & words(figure).keys()


@pytest.mark.parametrize("make", [a_timeline, a_map])
def test_a_label_moves_with_its_target_and_stays_tied_to_its_mark(measure, style, make):
    item, text = ("e", "Xuzhou sells") if make is a_timeline else ("x", "Xuzhou")
    before = make(measure, style)
    after = make(measure, style, LabelChange(dx=30.0, dy=25.0))
    one, other = words(before)[text], words(after)[text]
    assert (other.x - one.x, other.y - one.y) == (pytest.approx(30.0), pytest.approx(25.0))
    was, now = label_of(before, item), label_of(after, item)
    assert (now.x - was.x, now.y - was.y) == (pytest.approx(30.0), pytest.approx(25.0))
    leaders = [
        m
        for group in after.groups
        for m in group.marks
        if isinstance(m, Path) and m.item == item and len(m.points) == 2
    ]
    assert leaders


@pytest.mark.parametrize("make", [a_timeline, a_map])
def test_a_label_cannot_be_moved_off_the_figure(measure, style, make):
    figure = make(measure, style, LabelChange(dx=9000.0, dy=-9000.0))
    rect = label_of(figure, "e" if make is a_timeline else "x")
    assert rect.right <= figure.width + 0.01
    assert rect.y >= -0.01


def test_words_that_were_moved_over_others_are_named(measure, style):
    other = Item("o", "Another sale", When.from_edtf("2021-09-24"), "sale", "a")
    figure = a_timeline(measure, style, others=(other,))
    here, there = label_of(figure, "e"), label_of(figure, "o")
    change = LabelChange(dx=there.x - here.x, dy=there.y - here.y)
    assert a_timeline(measure, style, change, (other,)).warnings == (
        "“Xuzhou sells” was moved over other words or marks: move it on.",
    )


@pytest.mark.parametrize("make", [a_timeline, a_map])
def test_a_label_tells_under_which_name_its_changes_are_kept(measure, style, make):
    keys = {target.key for target in make(measure, style).targets if target.part == "label"}
    assert ("e" if make is a_timeline else "place:xuzhou") in keys

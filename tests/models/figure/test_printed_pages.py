"""A timeline for print: no mark on another, none of its signs read as a day, and what is left out is named."""

import random
from itertools import combinations

import pytest

from models.figure.date_marks import item_form
from models.figure.event_labels import label_text
from models.figure.marks import Label, Path
from models.figure.measure import FontMeasure
from models.figure.scale import TimeScale
from models.figure.scene import Item, Lane, Look, TimelineScene
from models.figure.style import load_style
from models.figure.timeline import layout_timeline, timeline_keys
from models.values.when import When

MEASURE, STYLE = FontMeasure(), load_style("print")
LOOKS = (Look("sale", "Sale", "#CC79A7", "triangle-down"), Look("notice", "Notice", "#D55E00", "square"))
YEAR = (
    float(When.from_edtf("2025").earliest.toordinal()),
    float(When.from_edtf("2026").earliest.toordinal()),
)


def an_item(when, title="A sale", lane="a", **values):
    kind = values.pop("kind", "sale")
    return Item(values.pop("id", f"{when} {title}"), title, When.from_edtf(when), kind, lane, **values)


def a_scene(items, window=YEAR, **values):
    lanes = tuple(Lane(lane, f"Lane {lane}") for lane in dict.fromkeys(item.lane for item in items))
    return TimelineScene(tuple(items), lanes, LOOKS, (), window, is_page=True, **values)


def layout(items, height=None, width=462.0, **values):
    return layout_timeline(a_scene(items, **values), width, height, STYLE, MEASURE)


def words_of(figure):
    return [mark.text for group in figure.groups for mark in group.marks if isinstance(mark, Label)]


def marks_of(figure):
    return {target.items[0]: target.rect for target in figure.targets if target.part == "mark"}


def a_week_with_hours(chance):
    return [
        an_item(
            f"2025-03-{chance.randint(3, 9):02}T{chance.randint(0, 23):02}:{chance.randint(0, 59):02}",
            id=str(n),
        )
        for n in range(60)
    ]


def actors(chance):
    return [
        an_item(
            f"2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}", lane="abcdefgh"[n % 8], id=str(n)
        )
        for n in range(240)
    ]


def long_titles(chance):
    words = ("Vermögensabschöpfungsverordnung", "Übertragungsnetzbetreiber", "verkündet", "am", "Landgericht")
    return [
        an_item(
            f"2025-{chance.randint(1, 12):02}{chance.choice(('', '-11', '-27'))}",
            " ".join(chance.choices(words, k=9)),
            chance.choice("abc"),
            id=str(n),
            date="11. März",
        )
        for n in range(60)
    ]


@pytest.mark.parametrize("made", [a_week_with_hours, actors, long_titles])
@pytest.mark.parametrize("height", [120.0, 260.0, 500.0, None])
@pytest.mark.parametrize("width", [147.0, 303.0, 462.0])
def test_no_mark_stands_on_another_and_no_word_on_a_mark(made, height, width):
    figure = layout(made(random.Random(7)), height, width)
    marks = marks_of(figure)
    for (one, first), (other, second) in combinations(marks.items(), 2):
        assert one in figure.counted or other in figure.counted or not first.overlaps(second), (one, other)
    words = [target for target in figure.targets if target.part in ("label", "more")]
    for one, other in combinations(words, 2):
        assert one.items == other.items or not one.rect.overlaps(other.rect)
    for target in words:
        assert not any(mark.overlaps(target.rect) for id, mark in marks.items() if id not in target.items)


@pytest.mark.parametrize("edtf", ["2025-04", "2025", "2018/..", "2018/2030", "../2025-06", "[2024..2026]"])
def test_no_shape_of_a_kind_stands_within_a_bar(edtf):
    figure = layout([an_item(edtf, id="bar"), an_item("2025-02-02", kind="notice")])
    bar = marks_of(figure)["bar"]
    signs = [mark for group in figure.groups if group.name == "signs" for mark in group.marks]
    assert len(signs) == 1
    for mark in signs:
        assert isinstance(mark, Path)
        low, high = mark.points.min(axis=0), mark.points.max(axis=0)
        inside = low[0] < bar.right and high[0] > bar.x and low[1] < bar.bottom and high[1] > bar.y
        assert not inside


@pytest.mark.parametrize("edtf", ["2018/..", "2018/2025-06", "2025-06/2030"])
def test_what_the_window_cuts_says_since_or_until_when(edtf):
    item = an_item(edtf)
    form = item_form(item, TimeScale(*YEAR, 0.0, 400.0), STYLE)
    is_cut = form.is_cut_left or form.is_cut_right
    assert is_cut
    assert "20" in label_text(item, "en", is_cut=is_cut)
    assert any("(" in words for words in words_of(layout([item])))


def test_the_date_stands_once_before_the_words_and_in_bold():
    figure = layout([an_item("2025-04-11?", "A sale", date="11 April 2025?")])
    (date,) = [mark for group in figure.groups if group.name == "dates" for mark in group.marks]
    assert (date.text, date.is_bold) == ("11 April 2025?", True)
    assert "A sale" in words_of(figure)


def test_the_event_that_is_emphasised_is_larger_bold_and_keeps_its_words():
    items = [an_item(f"2025-05-{n + 1:02}", f"A rather long title, number {n}", id=str(n)) for n in range(20)]
    key = an_item("2025-05-09", "The one", id="key", is_key=True)
    figure = layout([*items, key], 190.0)
    said = {mark.text: mark for group in figure.groups for mark in group.marks if isinstance(mark, Label)}
    assert said["The one"].is_bold
    assert said["The one"].size > STYLE.label_size


def test_more_stands_beside_the_marks_that_it_means_or_at_the_title():
    items = [
        an_item(f"2025-0{m}-1{n}", f"Title {m} {n}, long enough", id=f"{m}{n}")
        for m in (1, 8)
        for n in range(9)
    ]
    figure = layout(items, 150.0)
    marks = marks_of(figure)
    for target in figure.targets:
        if target.part == "more" and target.rect.x > figure.plot.x:
            near = [abs(marks[id].x - target.rect.x) for id in target.items]
            assert min(near) < target.rect.width + 4 * STYLE.label_size
            assert max(marks[id].x for id in target.items) - min(marks[id].x for id in target.items) < 200


def test_a_lane_without_room_is_named():
    items = [an_item("2025-05-05", lane=lane, id=lane) for lane in "abcdef"]
    figure = layout(items, 64.0)
    assert figure.not_shown
    assert any(words.startswith("No room for Lane") for words in words_of(figure))


def test_no_word_of_a_lanes_title_is_cut():
    lanes = (Lane("a", "BitcoinTreasuries.net"), Lane("b", "Shanghai High People's Court"))
    scene = TimelineScene(tuple(an_item("2025", lane=lane) for lane in "ab"), lanes, LOOKS, (), YEAR)
    for width in (147.0, 303.0, 462.0):
        titles = " ".join(words_of(layout_timeline(scene, width, None, STYLE, MEASURE)))
        assert "BitcoinTreasuries.net" in titles
        assert "Shanghai" in titles


def test_the_legend_leaves_out_what_the_figure_says_in_words():
    items = [
        an_item("2025", date="2025"),
        an_item("2025-03", lane="sale"),
        an_item("2025-04-04", kind="notice"),
    ]
    told = [key.words for key in timeline_keys(a_scene(items), 400.0, STYLE, MEASURE, is_whole=False)]
    assert told == ["Sale", "Notice", "month or year only"]
    by_kind = [an_item("2025", lane="sale", date="2025"), an_item("2025-04-04", lane="notice", kind="notice")]
    assert not timeline_keys(a_scene(by_kind), 400.0, STYLE, MEASURE, is_whole=False)

"""An inset beneath a timeline: it shows what the axis shows of its stretch, and tells it in words."""

import random
from dataclasses import replace
from itertools import combinations

import pytest

from models.figure.magnifier import (
    MOST_LOST,
    TOO_LOW,
    has_inset,
    layout_magnified,
    magnified_height,
    magnified_keys,
)
from models.figure.marks import Label, Rect
from models.figure.scene import Inset, Item, Lane, Look, TimelineScene
from models.figure.stretches import touches
from models.values.when import When

LOOKS = (Look("a", "Kind a", "#0072B2", "disc"), Look("b", "Kind b", "#D55E00", "square"))
WINDOW = (When.from_edtf("1900").begins, When.from_edtf("1999").ends)
SPAN = (When.from_edtf("1944").begins, When.from_edtf("1944").ends)


def a_scene(seed):
    """Forty years of events, and a year in which much happens."""
    chance = random.Random(seed)
    whens = [f"1944-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}" for _ in range(9)]
    whens += [f"{chance.randint(1900, 1999)}-0{chance.randint(1, 9)}" for _ in range(12)]
    whens += ["1930/1960", "1944-06/..", "../1944-09-02", "1944"]
    items = tuple(
        Item(f"e{n}", f"Event {n} of the story", When.from_edtf(when), "ab"[n % 2], "xyz"[n % 3])
        for n, when in enumerate(whens)
    )
    lanes = tuple(Lane(lane, f"Lane {lane}") for lane in "xyz")
    inset = Inset(*SPAN, "1944, enlarged")
    return TimelineScene(items, lanes, LOOKS, (), WINDOW, is_page=True, inset=inset)


def laid_out(scene, style, measure, width=462.0):
    return layout_magnified(scene, width, magnified_height(scene, width, style, measure), style, measure)


def lower_top(figure):
    """Where the frame of the inset begins."""
    return next(m.points[:, 1].min() for g in figure.groups if g.name == "inset" for m in g.marks[-2:-1])


def boxes(figure, measure):
    """Where the words of each label stand."""
    for group in figure.groups:
        for mark in group.marks:
            if isinstance(mark, Label):
                wide = measure.width(mark.text, mark.size, mark.is_bold)
                x = mark.x - (wide / 2 if mark.anchor == "middle" else 0)
                yield mark, Rect(x, mark.y - 0.73 * mark.size, wide, 0.9 * mark.size)


@pytest.mark.parametrize("seed", range(6))
def test_the_inset_shows_the_events_of_its_stretch_and_no_others(seed, style, measure):
    scene = a_scene(seed)
    figure = laid_out(scene, style, measure)
    marks = [one for one in figure.targets if one.part == "mark"]
    top = lower_top(figure)
    beneath = {id for one in marks if one.rect.y > top for id in one.items}
    above = {id for one in marks if one.rect.y < top for id in one.items}
    assert beneath == {item.id for item in scene.items if touches(item.when, SPAN)}
    assert above == {item.id for item in scene.items}
    labelled = {one.key for one in figure.targets if one.part == "label"}
    assert labelled == above
    assert not figure.unlabelled


@pytest.mark.parametrize("seed", range(6))
def test_no_words_stand_over_others_or_over_the_mark_of_another(seed, style, measure):
    figure = laid_out(a_scene(seed), style, measure)
    found = list(boxes(figure, measure))
    for (one, here), (other, there) in combinations(found, 2):
        assert (one.item and one.item == other.item) or not here.overlaps(there), (one.text, other.text)
    marks = [one for one in figure.targets if one.part == "mark"]
    for label, box in found:
        assert not [m for m in marks if label.item and label.item not in m.items and m.rect.overlaps(box)]


def test_what_is_told_beneath_is_only_marked_or_counted_above(style, measure):
    scene = a_scene(1)
    figure = laid_out(scene, style, measure)
    top = lower_top(figure)
    inside = {f"e{n}" for n in range(9)}
    assert not [
        one for one in figure.targets if one.part == "label" and one.key in inside and one.rect.y < top
    ]
    pills = [one for one in figure.targets if one.part == "mark" and len(one.items) > 1]
    numbers = [
        mark.text for g in figure.groups if g.name == "events" for mark in g.marks if isinstance(mark, Label)
    ]
    assert sorted(numbers) == sorted(str(len(one.items)) for one in pills)
    assert pills


def test_the_lines_lead_from_the_stretch_to_the_frame(style, measure):
    figure = laid_out(a_scene(2), style, measure)
    lens = next(group for group in figure.groups if group.name == "inset")
    beam = lens.marks[0].points
    assert beam[1][0] > beam[0][0]
    assert (beam[3][0], beam[2][0]) == (0.0, 462.0)
    assert figure.plot.x <= beam[0][0] <= beam[1][0] <= figure.plot.right
    assert "1944, enlarged" in [mark.text for mark in lens.marks if isinstance(mark, Label)]


def test_a_page_that_is_too_low_keeps_one_axis_and_says_so(style, measure):
    scene = a_scene(3)
    low = layout_magnified(
        scene, 462.0, 0.35 * magnified_height(scene, 462.0, style, measure), style, measure
    )
    assert not has_inset(low)
    assert TOO_LOW in low.warnings
    assert has_inset(laid_out(scene, style, measure))


@pytest.mark.parametrize("share", [0.5, 0.6, 0.7, 0.85])
@pytest.mark.parametrize("seed", range(3))
def test_a_low_page_has_an_inset_as_long_as_what_it_enlarges_is_told(seed, share, style, measure):
    scene = a_scene(seed)
    height = share * magnified_height(scene, 462.0, style, measure)
    figure = layout_magnified(scene, 462.0, height, style, measure)
    assert figure.height <= height + 0.01
    assert has_inset(figure) == (TOO_LOW not in figure.warnings)
    assert has_inset(figure) or share < 0.7
    if has_inset(figure):
        beneath = {item.id for item in scene.items if touches(item.when, SPAN)}
        assert not figure.not_shown
        assert 2 * len(beneath & set(figure.unlabelled)) <= len(beneath)
        assert len(figure.unlabelled) <= MOST_LOST * len(scene.items)


def test_the_line_of_a_low_page_counts_every_event(style, measure):
    scene = a_scene(0)
    low = 0.62 * magnified_height(scene, 462.0, style, measure)
    figure = layout_magnified(scene, 462.0, low, style, measure)
    top = lower_top(figure)
    above = {id for one in figure.targets if one.rect.y < top for id in one.items}
    assert above == {item.id for item in scene.items}


def test_where_most_lanes_have_no_room_all_events_stand_in_one_line(style, measure):
    scene = replace(a_scene(0), inset=None)
    figure = layout_magnified(scene, 462.0, 75.0, style, measure)
    assert not figure.not_shown
    assert {id for one in figure.targets for id in one.items} == {item.id for item in scene.items}


def test_the_legend_names_each_sign_of_both_axes_once(style, measure):
    keys = [key.words for key in magnified_keys(a_scene(4), 462.0, style, measure)]
    assert len(keys) == len(set(keys))
    assert {"Kind a", "Kind b"} <= set(keys)

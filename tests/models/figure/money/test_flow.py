"""The flow of money: widths are sums, no words overlap, each link is cited, and order does not matter."""

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.figure.marks import Label, Path, Rect
from models.figure.measure import FontMeasure
from models.figure.money.flow import flow_height, layout_flow
from models.figure.money.flow_draw import flow_keys
from models.figure.money.flow_order import ordered
from models.figure.money.flow_scene import (
    KNOWN,
    POSSIBLE,
    UNKNOWN,
    FlowLine,
    FlowNode,
    FlowScene,
    folded,
    links_of,
)
from models.figure.scene import LabelChange
from models.figure.style import load_style

STYLE, MEASURE = load_style("print"), FontMeasure()
WIDTHS = (141.0, 291.0, 450.0, 900.0)
HEADS = ("Seller", "Agent", "Market", "Paid to")
NAMES = (
    "Zhangjiajie police",
    "北京产权交易所有限公司",
    "Oberlandesgericht",
    "Ei",
    "Shanghai Baoshan District Court",
)


def words(lines):
    """Tell what some lines come to, as short as a page does."""
    told = [f"¥{sum(line.least for line in lines):,}"] if any(line.form == KNOWN for line in lines) else []
    told += ["?" for line in lines if line.form == UNKNOWN][:1]
    return "; ".join((*told, *["possible" for line in lines if line.form == POSSIBLE][:1]))


def a_scene(rows, columns=4):
    """A scene of rows of the numbers of nodes, a form and a sum."""
    ways = [tuple(f"{column}:{number}" for column, number in enumerate(row[0][:columns])) for row in rows]
    lines = tuple(
        FlowLine(
            f"line {at}",
            f"event {at}",
            way,
            form,
            Decimal(sum if form == KNOWN else 0),
            is_open,
            is_about,
            ((at + 1,),) * (columns - 1),
        )
        for at, (way, (_, form, sum, is_open, is_about)) in enumerate(zip(ways, rows, strict=True))
    )
    nodes = tuple(
        tuple(
            FlowNode(id, (NAMES[int(id[2:]) % len(NAMES)],), is_named=not id.endswith(":0"))
            for id in sorted({way[column] for way in ways})
        )
        for column in range(columns)
    )
    return FlowScene(HEADS[:columns], nodes, lines, words)


a_row = st.tuples(
    st.tuples(*[st.integers(0, 6)] * 4),
    st.sampled_from((KNOWN, KNOWN, UNKNOWN, POSSIBLE)),
    st.integers(1, 10**10),
    st.booleans(),
    st.booleans(),
)
scenes = st.builds(a_scene, st.lists(a_row, min_size=1, max_size=30), st.integers(2, 4))


def marks(figure):
    return [mark for group in figure.groups for mark in group.marks]


def box(label):
    wide = MEASURE.width(label.text, label.size, label.is_bold)
    return Rect(label.x, label.y - 0.7 * label.size, wide, 0.85 * label.size)


def drawn(scene, width):
    return layout_flow(scene, width, flow_height(scene, width, STYLE, MEASURE), STYLE, MEASURE)


@given(scenes, st.sampled_from(WIDTHS))
def test_no_words_overlap_and_nothing_leaves_the_page(scene, width):
    figure = drawn(scene, width)
    boxes = [box(mark) for mark in marks(figure) if isinstance(mark, Label)]
    assert all(not one.overlaps(other) for one, other in combinations(boxes, 2))
    assert all(one.x >= 0 and one.right <= width + 0.01 for one in boxes)
    assert all(one.y >= 0 and one.bottom <= figure.height + 0.01 for one in boxes)
    for mark in marks(figure):
        if isinstance(mark, Path):
            assert mark.points.min() >= -0.01
            assert (mark.points.max(axis=0) <= (width + 0.01, figure.height + 0.01)).all()


@given(scenes, st.sampled_from(WIDTHS))
def test_every_line_is_drawn_and_every_link_carries_the_numbers_of_its_sources(scene, width):
    figure = drawn(scene, width)
    assert figure.not_shown == () == figure.unlabelled
    held = {event for target in figure.targets if target.part == "label" for event in target.items}
    assert held == {line.event for line in scene.lines}
    told = ",".join(mark.text for mark in marks(figure) if isinstance(mark, Label))
    for line in scene.lines:
        assert any(_holds(part, line.notes[0][0]) for part in told.split(","))


@given(scenes, st.sampled_from(WIDTHS), st.floats(0.4, 1.0))
def test_numbers_of_sources_follow_words_and_no_sum_is_cut(scene, width, part):
    scene = replace(scene, words=lambda lines: "about ¥49.61m" if lines[0].form == KNOWN else "?")
    height = max(100.0, part * flow_height(scene, width, STYLE, MEASURE))
    figure = layout_flow(scene, width, height, STYLE, MEASURE)
    labels = [mark for mark in marks(figure) if isinstance(mark, Label)]
    told = [one for one in labels if one.size == STYLE.label_size]
    sums = [one.text.strip("about ") for one in told if "¥" in one.text or "49" in one.text]
    assert set(sums) <= {"¥49.61m"}  # “+4 more” is none
    for number in (one for one in labels if one.size < STYLE.label_size):
        assert any(_follows(box(number), box(one)) for one in told), number.text


def _follows(number, line):
    """Tell whether numbers stand right behind a line of words, or below one or two lines of theirs."""
    is_behind = 0 <= number.x - line.right < 2 and number.y < line.bottom
    return is_behind or (abs(number.x - line.x) < 0.1 and -1 < number.y - line.bottom < 2 * STYLE.label_size)


def _holds(part, number):
    first, _, last = part.partition("–")
    return first.isdigit() and int(first) <= number <= int(last or first)


@given(scenes, st.sampled_from(WIDTHS), st.randoms(use_true_random=False))
def test_the_order_of_the_lines_does_not_matter(scene, width, random):
    lines, nodes = list(scene.lines), [list(column) for column in scene.nodes]
    random.shuffle(lines)
    for column in nodes:
        random.shuffle(column)
    other = replace(scene, lines=tuple(lines), nodes=tuple(map(tuple, nodes)))
    assert repr(drawn(scene, width)) == repr(drawn(other, width))


@given(scenes, st.floats(60, 600))
def test_what_finds_no_room_is_counted_and_named(scene, height):
    figure = layout_flow(scene, 450.0, height, STYLE, MEASURE)
    events = {event for target in figure.targets for event in target.items}
    assert events == {line.event for line in scene.lines}
    assert not set(figure.not_shown) & {e for t in figure.targets if t.part != "more" for e in t.items}


def ribbons(figure):
    """Return how thick the filled ribbon of each event is where it begins, in a flow of two columns."""
    found = {}
    for mark in marks(figure):
        if isinstance(mark, Path) and mark.is_closed:
            found[mark.item] = mark.points[-1][1] - mark.points[0][1]
    return found


@given(st.lists(st.integers(50, 1000), min_size=2, max_size=8))
def test_ribbons_are_as_wide_as_their_sums(sums):
    scene = a_scene([((at + 1, at + 1), KNOWN, sum, False, False) for at, sum in enumerate(sums)], 2)
    thick = ribbons(layout_flow(scene, 450.0, 900.0, STYLE, MEASURE))
    for at, sum in enumerate(sums):
        assert thick[f"event {at}"] / thick["event 0"] == pytest.approx(sum / sums[0])


def test_an_unknown_sum_is_a_hairline_and_a_possible_one_is_dashed():
    rows = [((1, 1), UNKNOWN, 0, False, False), ((2, 2), POSSIBLE, 0, False, False)]
    scene = a_scene(rows, 2)
    unknown, possible = (mark for mark in marks(drawn(scene, 450.0)) if isinstance(mark, Path))
    assert {unknown.item, possible.item} == {"event 0", "event 1"}
    assert sorted(bool(mark.stroke.dash) for mark in (unknown, possible)) == [False, True]
    assert [key.words.split(":")[0] for key in flow_keys(scene, STYLE)] == ["thin line", "dashed line"]


def test_at_least_has_an_open_edge_and_about_a_dashed_one():
    rows = [((1, 1), KNOWN, 100, True, False), ((2, 2), KNOWN, 100, False, True)]
    paths = [mark for mark in marks(drawn(a_scene(rows, 2), 450.0)) if isinstance(mark, Path)]
    fills = [{mark.fill for mark in paths if mark.fill and mark.item == f"event {at}"} for at in (0, 1)]
    dashes = [
        any(mark.stroke and mark.stroke.dash for mark in paths if mark.item == f"event {at}") for at in (0, 1)
    ]
    assert (len(fills[0]), len(fills[1])) == (4, 1)
    assert dashes == [False, True]


def test_a_line_that_is_told_once_on_its_way_is_not_without_words():
    scene = a_scene([((1, 1, 1, 1), KNOWN, 100, False, False)])
    bare = replace(scene, lines=tuple(replace(line, notes=()) for line in scene.lines))
    figure = drawn(bare, 900.0)
    assert [mark.text for mark in marks(figure) if isinstance(mark, Label)].count("¥100") == 1
    assert figure.unlabelled == ()


def test_ribbons_that_need_not_cross_do_not():
    rows = [((at, 7 - at), KNOWN, 100 + at, False, False) for at in range(1, 7)]
    order = ordered(a_scene(rows, 2))
    assert [id[2:] for id in order[1]] == [str(7 - int(id[2:])) for id in order[0]]


def test_several_sellers_of_one_sum_stand_in_one_bracket():
    scene = a_scene([((1, 1), KNOWN, 100, True, False)], 2)
    shared = FlowNode("0:1", ("Huai’an", "Taizhou", "Xuzhou"), "split not known")
    figure = drawn(replace(scene, nodes=((shared,), scene.nodes[1])), 450.0)
    told = [mark.text for mark in marks(figure) if isinstance(mark, Label)]
    assert {"Huai’an", "Taizhou", "Xuzhou", "split not known"} <= set(told)
    bracket = [mark for mark in figure.groups[1].marks if isinstance(mark, Path)]
    assert len(bracket) == 1


def test_the_least_stand_together_as_others_and_none_is_lost():
    scene = a_scene([((at, 1), KNOWN, 10**at, False, False) for at in range(1, 7)], 2)
    few = folded(folded(scene, 0, ("0:1", "0:2")), 0, ("0:3",))
    assert [node.names for node in few.nodes[0]][-1] == ("3 others",)
    assert sum(link.least for link in links_of(few, 0)) == sum(line.least for line in scene.lines)
    assert [line.id for line in few.lines] == [line.id for line in scene.lines]


def test_a_label_of_ones_own_stands_on_its_link():
    scene = a_scene([((1, 1), KNOWN, 100, False, False)], 2)
    (link,) = links_of(scene, 0)
    figure = drawn(replace(scene, labels={link.key: LabelChange("the first sale", dx=3.0)}), 450.0)
    assert any(isinstance(mark, Label) and mark.text == "the first sale" for mark in marks(figure))
    hidden = drawn(replace(scene, labels={link.key: LabelChange(is_hidden=True)}), 450.0)
    assert hidden.unlabelled == ("event 0",)

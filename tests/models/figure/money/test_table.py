"""The table of money: no words overlap, numbers stand at the decimal, and what finds no room is told."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.figure.marks import Label, Rect
from models.figure.measure import FontMeasure
from models.figure.money.table import layout_table, table_height
from models.figure.money.table_scene import Cell, Column, Number, Row, RowGroup, TableScene
from models.figure.style import load_style

STYLE, MEASURE = load_style("print"), FontMeasure()
WIDTHS = (141.0, 291.0, 450.0, 900.0)
COLUMNS = (
    Column("place", "Place"),
    Column("coins", "Coins", is_number=True),
    Column("amount", "Proceeds, ¥m", is_number=True, is_main=True),
    Column("agent", "Agent", is_named=True),
    Column("date", "Date"),
    Column("source", "Source"),
)
UNKNOWN = Cell("not known", is_known=False)

names = st.sampled_from(
    ("Xuzhou", "张家界市公安局武陵源分局", "Zhengzhou Jinshui District", "Oberlandesgericht")
)
numbers = st.builds(
    Number, st.sampled_from(("", "over ", "at least ")), st.integers(0, 10**7).map("{:,}".format),
    st.sampled_from(("", ".6", ".605")),
)  # fmt: skip
coins = st.lists(st.builds(Number, st.just(""), st.integers(1, 999).map(str), st.just(" BTC")), max_size=2)
cells = st.tuples(
    names.map(Cell),
    coins.map(lambda held: Cell(numbers=tuple(held)) if held else UNKNOWN),
    st.one_of(st.just(UNKNOWN), numbers.map(lambda one: Cell(numbers=(one,)))),
    st.one_of(st.just(UNKNOWN), names.map(Cell)),
    st.sampled_from(("2022", "sometime between Sept 2024 and Jan 2026")).map(Cell),
    st.sampled_from(("1", "1, 3–6, 9, 11, 12, 14")).map(Cell),
)


def a_scene(rows, heads, apart=0, most=0):
    """A table of rows of cells, in as many groups as there are heads; so many rows are never added."""
    held = tuple(Row(f"r{at}", (f"e{at}",), row, (at + 1, at + 2)) for at, row in enumerate(rows))
    own, others = held[apart:], held[:apart]
    total = Cell(numbers=(Number("at least ", "3,049", ".605"),))
    groups = tuple(
        RowGroup(head, total if head else Cell(), own[at :: len(heads)]) for at, head in enumerate(heads)
    )
    return TableScene(
        COLUMNS, groups, "Total", total, "and 2 sales of unknown proceeds", "Not added", others,
        lambda rows: (f"+{len(rows)} more", Cell(numbers=(Number("", "312", ".5"),))), most,
    )  # fmt: skip


scenes = st.builds(
    a_scene,
    st.lists(cells, min_size=1, max_size=14),
    st.sampled_from((("",), ("Jiangsu", "Hunan"))),
    st.integers(0, 2),
)


def labels(figure):
    return [mark for group in figure.groups for mark in group.marks if isinstance(mark, Label)]


def box(label):
    wide = MEASURE.width(label.text, label.size, label.is_bold)
    return Rect(label.x, label.y - 0.7 * label.size, wide, 0.85 * label.size)


def drawn(scene, width):
    return layout_table(scene, width, table_height(scene, width, STYLE, MEASURE), STYLE, MEASURE)


@given(scenes, st.sampled_from(WIDTHS))
def test_no_words_overlap_and_nothing_leaves_the_page(scene, width):
    figure = drawn(scene, width)
    boxes = [box(label) for label in labels(figure)]
    assert all(not one.overlaps(other) for one, other in combinations(boxes, 2))
    assert all(one.x >= -0.01 and one.right <= width + 0.01 for one in boxes)
    assert all(one.y >= 0 and one.bottom <= figure.height + 0.01 for one in boxes)


@given(scenes, st.sampled_from(WIDTHS))
def test_every_row_is_shown_with_its_events(scene, width):
    figure = drawn(scene, width)
    rows = [*(row for group in scene.groups for row in group.rows), *scene.apart]
    assert figure.not_shown == ()
    assert [target.items for target in figure.targets] == [row.events for row in rows]


@given(scenes, st.floats(60, 300), st.sampled_from((291.0, 450.0)))
def test_what_finds_no_room_is_told(scene, height, width):
    figure = layout_table(scene, width, height, STYLE, MEASURE)
    events = {event for target in figure.targets for event in target.items}
    rows = {*(row for group in scene.groups for row in group.rows), *scene.apart}
    assert events | set(figure.not_shown) == {event for row in rows for event in row.events}
    assert not events & set(figure.not_shown)
    assert all(box(label).bottom <= height + 0.01 for label in labels(figure))


def amounts(figure):
    return {
        label.text: label for label in labels(figure) if label.text[-1:].isdigit() and "," not in label.text
    }


@pytest.mark.parametrize("width", [291.0, 450.0])
def test_numbers_are_aligned_at_the_decimal(width):
    told = [Number("about ", "49", ".61"), Number("", "3000"), Number("over ", "7", ".5")]
    rows = [
        (Cell("Xuzhou"), UNKNOWN, Cell(numbers=(one,)), UNKNOWN, Cell("in May"), Cell("")) for one in told
    ]
    found = amounts(drawn(a_scene(rows, ("",)), width))
    ends = {
        round(found[one.text].x + MEASURE.width(one.before + one.whole, STYLE.label_size), 6) for one in told
    }
    assert len(ends) == 1


def test_a_narrow_table_sets_who_and_how_much_over_all_else():
    row = (Cell("Xuzhou"), UNKNOWN, UNKNOWN, Cell("Jiafenxiang"), Cell("2022"), Cell("1, 2"))
    told = [label.text for label in labels(drawn(a_scene([row], ("",)), 200.0))]
    assert "Agent: Jiafenxiang · 2022" in told
    assert "1,2" in told  # the numbers of its sources, raised
    assert "Date" not in told


@pytest.mark.parametrize("width", [131.0, 141.0, 152.0])
def test_a_narrow_row_breaks_within_no_date_and_its_numbers_follow_a_word(width):
    row = (
        Cell("Xuzhou"),
        UNKNOWN,
        UNKNOWN,
        Cell("Jiafenxiang trading firm"),
        Cell("17 Sept 2018"),
        Cell("1"),
    )
    scene = a_scene([row] * 2, ("",))
    told = labels(drawn(scene, width))
    assert any("17 Sept 2018" in label.text for label in told)
    for number in (label for label in told if label.size < STYLE.label_size):
        assert any(0 <= number.x - box(one).right < 3 and abs(one.y - number.y) < 5 for one in told)


def test_no_more_rows_than_are_wanted_and_the_rest_is_one_row():
    row = (Cell("Xuzhou"), UNKNOWN, UNKNOWN, UNKNOWN, Cell("2022"), Cell("1"))
    figure = drawn(replace(a_scene([row] * 9, ("",)), most=4), 450.0)
    assert figure.not_shown == ("e4", "e5", "e6", "e7", "e8")
    assert "+5 more" in [label.text for label in labels(figure)]


def test_the_same_scene_gives_the_same_table():
    rows = [(Cell("Xuzhou"), UNKNOWN, UNKNOWN, UNKNOWN, Cell("2022"), Cell("1"))] * 3
    assert repr(drawn(a_scene(rows, ("",)), 450.0)) == repr(drawn(a_scene(rows, ("",)), 450.0))

"""Bars of money: as long as their sums, no words overlap, what finds no room is told."""

from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.figure.marks import Box, Label, Rect
from models.figure.measure import FontMeasure
from models.figure.money.bars import bar_keys, bars_height, layout_bars
from models.figure.money.scene import Apart, Bar, BarScene, Sum
from models.figure.money.words import SumWords
from models.figure.style import load_style
from models.values.money import Amount

STYLE, MEASURE = load_style("print"), FontMeasure()
WORDS = SumWords("en", Amount(Decimal(1), "CNY"))
NAMES = ("Xuzhou", "Zhengzhou Jinshui District", "张家界市公安局武陵源分局", "Oberlandesgericht")


def a_scene(sums, apart=0):
    bars = tuple(
        Bar(
            f"bar:{at}",
            NAMES[at % len(NAMES)],
            told,
            unknown=at % 3,
            notes=(at + 1, at + 5),
            events=(f"e{at}",),
        )
        for at, told in enumerate(sums)
    )
    beside = tuple(
        Apart(f"apart:{at}", NAMES[at], "1 possible sale", (at + 1,), (f"p{at}",)) for at in range(apart)
    )
    return BarScene(bars, WORDS, "at least ¥3bn and 2 sales of unknown proceeds", beside)


@st.composite
def sums(draw):
    low = Decimal(draw(st.integers(1, 10**10)))
    high = draw(st.sampled_from([low, low * 2, None]))
    return draw(st.sampled_from([Sum(low, high, low), None]))


def marks(figure):
    return [mark for group in figure.groups for mark in group.marks]


def box(label):
    wide = MEASURE.width(label.text, label.size, label.is_bold)
    left = {"start": label.x, "middle": label.x - wide / 2, "end": label.x - wide}[label.anchor]
    return Rect(left, label.y - 0.68 * label.size, wide, 0.8 * label.size)


@given(
    st.lists(sums(), min_size=1, max_size=12),
    st.sampled_from((141.0, 291.0, 450.0, 900.0)),
    st.integers(0, 3),
)
def test_no_words_overlap_and_nothing_leaves_the_page(told, width, apart):
    scene = a_scene(told, apart)
    height = bars_height(scene, width, STYLE, MEASURE)
    figure = layout_bars(scene, width, height, STYLE, MEASURE)
    boxes = [box(mark) for mark in marks(figure) if isinstance(mark, Label)]
    assert all(not one.overlaps(other) for one, other in combinations(boxes, 2))
    assert all(one.x >= -0.01 and one.right <= width + 0.01 for one in boxes)
    assert all(one.bottom <= height + 0.01 for one in boxes)
    assert figure.not_shown == ()
    assert {id for target in figure.targets for id in target.items} >= {bar.events[0] for bar in scene.bars}


def test_on_a_low_page_bars_come_before_what_is_never_added():
    scene = replace(
        a_scene([Sum(Decimal(9), None, Decimal(9)), None, None], 3), apart_words="Not added: 3 possible"
    )
    low = layout_bars(scene, 291.0, 9 * STYLE.label_size, STYLE, MEASURE)
    told = [mark.text for mark in marks(low) if isinstance(mark, Label)]
    assert NAMES[0] in told
    assert "Not added: 3 possible" in told
    assert low.not_shown == ("e1", "e2")
    needed = [key.words for key in bar_keys(scene, STYLE) if not key.of <= set(low.not_shown)]
    assert needed == ["at least: no upper end is known"]


@given(st.lists(st.integers(100, 5000), min_size=2, max_size=8))
def test_bars_are_as_long_as_their_sums(values):
    scene = a_scene([Sum(Decimal(one), Decimal(one), Decimal(one)) for one in values])
    figure = layout_bars(scene, 900.0, bars_height(scene, 900.0, STYLE, MEASURE), STYLE, MEASURE)
    long = {
        mark.item: mark.rect.width
        for mark in marks(figure)
        if isinstance(mark, Box) and mark.fill == STYLE.sum_fill and mark.item
    }
    for at, value in enumerate(values):
        assert long[f"e{at}"] / long["e0"] == pytest.approx(value / values[0])


def test_the_legend_tells_only_the_signs_that_are_used():
    exact = Sum(Decimal(5), Decimal(5), Decimal(5))
    assert bar_keys(a_scene([exact]), STYLE) == ()
    open_ = Sum(Decimal(5), None, Decimal(5))
    assert len(bar_keys(a_scene([exact, open_]), STYLE)) == 2  # open, and a sum that is not known


@given(st.lists(sums(), min_size=4, max_size=10), st.floats(40, 120))
def test_what_finds_no_room_is_told(told, height):
    scene = a_scene(told)
    figure = layout_bars(scene, 450.0, height, STYLE, MEASURE)
    shown = {id for target in figure.targets if target.part != "more" for id in target.items}
    assert shown | set(figure.not_shown) == {bar.events[0] for bar in scene.bars}

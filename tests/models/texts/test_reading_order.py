"""Lines are read column by column and row by row, also where the page is askew."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.texts.reading_order import reading_order


def box(left, top, width, height=20):
    return ((left, top), (left + width, top), (left + width, top + height), (left, top + height))


def turned(corners, degrees):
    angle = math.radians(degrees)
    return tuple(
        (x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle))
        for x, y in corners
    )


TITLE = box(100, 50, 800)
LEFT = [box(100, 120 + 30 * row, 380) for row in range(12)]
RIGHT = [box(520, 120 + 30 * row, 380) for row in range(12)]
FOOT = box(480, 1200, 40)
ARTICLE = [TITLE, *LEFT, *RIGHT, FOOT]


@given(st.randoms(use_true_random=False), st.floats(-8, 8))
def test_two_columns_below_a_headline_are_read_one_after_the_other_however_the_page_lies(chance, degrees):
    numbers = list(range(len(ARTICLE)))
    chance.shuffle(numbers)
    order = reading_order([turned(ARTICLE[number], degrees) for number in numbers])
    assert [numbers[at] for at in order] == list(range(len(ARTICLE)))


def test_the_rows_of_a_table_are_read_across():
    cells = [box(100 + 250 * column, 100 + 40 * row, 90) for row in range(6) for column in range(3)]
    assert list(reading_order(cells)) == list(range(len(cells)))


@pytest.mark.parametrize("degrees", [0, 3, -3])
def test_words_of_one_row_are_read_from_the_left(degrees):
    row = [turned(box(100 + 150 * at, 100, 100), degrees) for at in range(5)]
    assert reading_order(row[::-1]) == (4, 3, 2, 1, 0)


def test_nothing_has_an_order_and_neither_has_one_line():
    assert (reading_order(()), reading_order([box(1, 1, 1)])) == ((), (0,))


@given(st.lists(st.tuples(*[st.floats(0, 2000)] * 8), max_size=40))
def test_every_line_is_read_once_wherever_its_corners_are(corners):
    boxes = [tuple(zip(one[::2], one[1::2], strict=True)) for one in corners]
    assert sorted(reading_order(boxes)) == list(range(len(boxes)))

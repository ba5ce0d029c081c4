"""The grid of small multiples: columns by the width, rows without overlap, and panels that are dropped but named."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.figure.marks import Box, Figure, Group, Label, Rect, Target
from models.figure.measure import FontMeasure
from models.figure.multiples.grid import FEWEST, Grid, Panel, grid_height, layout_grid
from models.figure.style import load_style

STYLE, MEASURE = load_style("print"), FontMeasure()
NAMES = ("Jiangsu", "Supreme People's Procuratorate", "徐州市中级人民法院", "Hunan")


def a_panel(number, wanted):
    """A panel that fills its place with a box; the words of an axis are 12 points high."""
    events = (f"e{number}", "both")

    def draw(width, height, has_axis):
        place = Rect(0, 0, width, height)
        axis = (Label(0, 6, "2021", 6, "#000000"),) if has_axis else ()
        groups = (Group("events", (Box(place),)), Group("axis", axis))
        return Figure(width, height, groups, targets=(Target(events, place),))

    title = f"{NAMES[number % len(NAMES)]} {number}"
    return Panel(str(number), title, "2 events", events, lambda _width, axis: wanted + 12 * axis, draw)


def a_grid(heights, narrowest=20.0, least=6.0):
    panels = tuple(a_panel(number, wanted) for number, wanted in enumerate(heights))
    return Grid(
        panels, narrowest, narrowest, least, lambda _held, rest, _most: ", ".join(p.title for p in rest)
    )


def boxes(figure):
    return [mark.rect for group in figure.groups for mark in group.marks if isinstance(mark, Box)]


def words(figure, name):
    return [mark.text for group in figure.groups if group.name == name for mark in group.marks]


HEIGHTS = st.lists(st.floats(15, 400), min_size=1, max_size=14)
WIDTHS = st.floats(90, 1200)


@given(HEIGHTS, WIDTHS)
def test_a_page_that_grows_holds_every_panel_as_high_as_it_wants_to_be(heights, width):
    grid = a_grid(heights)
    figure = layout_grid(grid, width, grid_height(grid, width, STYLE, MEASURE), STYLE, MEASURE)
    held = boxes(figure)
    assert len(held) == len(heights)
    assert all(box.height >= wanted - 0.1 for box, wanted in zip(held, heights, strict=True))
    assert not any(one.grown(-0.01).overlaps(other) for one, other in combinations(held, 2))
    assert len({round(box.width, 3) for box in held}) == 1
    assert all(box.x >= -0.01 and box.right <= width + 0.01 for box in held)
    assert all(box.bottom <= figure.height + 0.1 for box in held)
    assert figure.not_shown == ()


@given(HEIGHTS, WIDTHS, st.floats(60, 900))
def test_on_a_page_of_fixed_height_each_panel_is_drawn_or_named_and_none_reaches_below(
    heights, width, height
):
    figure = layout_grid(a_grid(heights), width, height, STYLE, MEASURE)
    drawn, named = len(boxes(figure)), " ".join(words(figure, "rest"))
    assert 1 <= drawn <= len(heights)
    if drawn > 1 or len(heights) == 1:
        assert all(box.bottom <= height + 0.1 for box in boxes(figure))
    assert set(figure.not_shown) == {f"e{number}" for number in range(drawn, len(heights))}
    assert bool(named) == (drawn < len(heights))
    assert any("room" in warning for warning in figure.warnings) == (drawn < len(heights))


@pytest.mark.parametrize(("width", "columns"), [(130, 1), (320, 2), (480, 3)])
def test_columns_follow_the_width(width, columns):
    figure = layout_grid(a_grid([40] * 6), width, 2000, STYLE, MEASURE)
    assert len({box.x for box in boxes(figure)}) == columns


def test_rows_are_evenly_filled():
    figure = layout_grid(a_grid([40] * 4), 480, 2000, STYLE, MEASURE)
    assert len({box.x for box in boxes(figure)}) == 2


def test_the_words_of_the_axis_stand_over_the_first_row_and_again_only_far_below():
    near = layout_grid(a_grid([30] * 4), 130, 2000, STYLE, MEASURE)
    assert len(words(near, "axis")) == 1
    far = layout_grid(a_grid([300] * 4), 130, 2000, STYLE, MEASURE)
    assert len(words(far, "axis")) == 4


def test_a_few_panels_share_a_low_page_before_one_has_it_alone():
    figure = layout_grid(a_grid([400] * 8), 320, 330, STYLE, MEASURE)
    assert len(boxes(figure)) == FEWEST

"""A timeline: nothing overlaps, nothing is lost, and imprecise dates look imprecise."""

import random
from datetime import date
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.figure.date_marks import date_form
from models.figure.marks import Box, Disc, Label, Path, Rect
from models.figure.measure import FontMeasure
from models.figure.scale import TimeScale
from models.figure.scene import Band, Item, Lane, Look, TimelineScene
from models.figure.style import load_style
from models.figure.timeline import label_text, layout_timeline, natural_height, timeline_keys
from models.values.when import When

MEASURE, STYLE = FontMeasure(), load_style("print")
LOOKS = (Look("notice", "Notice", "#D55E00", "square"), Look("sale", "Sale", "#CC79A7", "triangle-down"))
WINDOW = (float(date(2017, 1, 1).toordinal()), float(date(2025, 12, 31).toordinal()))
WIDTH = 462.0
WORDS = (
    "notice",
    "Supreme People's Court",
    "Vermögensabschöpfungsverordnung",
    "关于进一步防范和处置虚拟货币交易炒作风险的通知，",
    "徐州市中级人民法院",
    "sells 90,000 FIL",
    "(沙洋县)",
    "Ban",
)
FORMS = (
    "{y}-{m:02}-{d:02}",
    "{y}-{m:02}",
    "{y}",
    "{y}/..",
    "../{y}-{m:02}",
    "{y}-{m:02}~",
    "{y}?",
    "{y}-{m:02}/{z}",
)


def an_item(when="2021-09-24", title="A notice", lane="a", **values):
    return Item(
        values.pop("id", f"{when} {title}"),
        title,
        When.from_edtf(when),
        values.pop("kind", "notice"),
        lane,
        **values,
    )


def a_scene(items, window=WINDOW, **values):
    lanes = tuple(Lane(lane, f"Lane {lane}") for lane in dict.fromkeys(item.lane for item in items))
    return TimelineScene(tuple(items), lanes, LOOKS, values.pop("bands", ()), window, **values)


def layout(items, height=None, width=WIDTH, **values):
    return layout_timeline(a_scene(items, **values), width, height, STYLE, MEASURE)


def a_crowd(count, seed):
    """Bursts, days that many events share, and words of every length."""
    chance = random.Random(seed)
    items = []
    day = "2021-09-24"
    for number in range(count):
        year, month = chance.randint(2017, 2024), chance.randint(1, 12)
        form = chance.choice(FORMS)
        if chance.random() < 0.7:
            day = form.format(y=year, m=month, d=chance.randint(1, 28), z=year + 1)
        title = " ".join(chance.choices(WORDS, k=chance.randint(1, 5)))
        notes = tuple(chance.sample(range(1, 80), chance.randint(0, 3)))
        items.append(an_item(day, title, chance.choice("abc"), id=str(number), notes=notes))
    return items


def labels_of(figure, name="labels"):
    group = next(group for group in figure.groups if group.name == name)
    return [mark for mark in group.marks if isinstance(mark, Label)]


def rect_of(label):
    width = MEASURE.width(label.text, label.size, label.is_bold)
    return Rect(label.x, label.y - 0.8 * label.size, width, label.size)


def bounds(mark):
    if isinstance(mark, Disc):
        return Rect(mark.x - mark.radius, mark.y - mark.radius, 2 * mark.radius, 2 * mark.radius)
    if isinstance(mark, Box):
        return mark.rect
    low, high = mark.points.min(axis=0), mark.points.max(axis=0)
    return Rect(*low, *(high - low))


def drawn(figure, item):
    group = next(group for group in figure.groups if group.name == "events")
    return [mark for mark in group.marks if mark.item == item]


def assert_nothing_overlaps(figure):
    labels = labels_of(figure)
    rects = [(label.item or "more", rect_of(label)) for label in labels]
    for (one, first), (other, second) in combinations(rects, 2):
        assert one == other or not first.overlaps(second), (one, other)
    marks = [target for target in figure.targets if target.part == "mark"]
    for item, rect in rects:
        assert rect.x >= -0.01
        assert rect.right <= figure.width + 0.01
        assert rect.y >= 0
        assert rect.bottom <= figure.height + 0.01
        assert not any(target.rect.overlaps(rect) for target in marks if item not in target.items), item
    lanes = next(group for group in figure.groups if group.name == "lanes")
    titles = [rect_of(mark) for mark in lanes.marks if isinstance(mark, Label)]
    assert not any(title.overlaps(rect) for title in titles for _, rect in rects)


def assert_nothing_is_lost(figure, items):
    labelled = {label.item for label in labels_of(figure)}
    picked = {item for target in figure.targets if target.part != "label" for item in target.items}
    for item in items:
        assert item.id in picked
        assert (item.id in labelled) != (item.id in figure.unlabelled)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("count", [5, 40, 150])
def test_nothing_overlaps_and_nothing_is_lost_as_high_as_needed(count, seed):
    items = a_crowd(count, seed)
    figure = layout(items)
    assert_nothing_overlaps(figure)
    assert_nothing_is_lost(figure, items)


@pytest.mark.parametrize("width", [147.0, 303.0, 462.0, 1440.0])
@pytest.mark.parametrize("height", [120.0, 300.0, 900.0])
def test_nothing_overlaps_and_nothing_is_lost_in_a_given_height(width, height):
    for seed in range(4):
        items = a_crowd(60, seed)
        figure = layout(items, height, width)
        assert_nothing_overlaps(figure)
        assert_nothing_is_lost(figure, items)
        assert figure.height == height


@settings(max_examples=20)
@given(st.integers(5, 150), st.integers(0, 10**6), st.sampled_from([None, 250.0, 600.0]))
def test_the_laws_hold_for_any_crowd(count, seed, height):
    items = a_crowd(count, seed)
    figure = layout(items, height)
    assert_nothing_overlaps(figure)
    assert_nothing_is_lost(figure, items)


def test_the_same_scene_is_laid_out_the_same():
    one, other = (layout(a_crowd(80, 3), 400.0) for _ in range(2))
    assert labels_of(one) == labels_of(other)
    assert one.targets == other.targets


def test_editing_one_title_moves_no_other_label_to_the_other_side():
    items = a_crowd(60, 7)
    before = layout(items)
    changed = [*items[:20], an_item(items[20].when.edtf, "Short", items[20].lane, id="20"), *items[21:]]
    after = layout(changed)
    assert {k: v for k, v in sides(before).items() if k != "20"} == {
        k: v for k, v in sides(after).items() if k != "20"
    }


def sides(figure):
    marks = {target.items[0]: target.rect for target in figure.targets if target.part == "mark"}
    return {label.item: label.x >= marks[label.item].right for label in labels_of(figure)}


def test_two_events_on_one_day_stand_in_two_rows():
    figure = layout([an_item(title="One"), an_item(title="Two")])
    one, two = (target.rect for target in figure.targets if target.part == "mark")
    assert one.x == two.x
    assert not one.overlaps(two)


def test_a_lane_grows_with_its_events():
    few = natural_height(a_scene([an_item()]), WIDTH, STYLE, MEASURE)
    many = natural_height(a_scene([an_item(title=f"A notice {n}") for n in range(9)]), WIDTH, STYLE, MEASURE)
    assert many > few + 8 * STYLE.label_size


def test_what_finds_no_room_is_counted_where_it_stands():
    items = [an_item(title=f"A rather long title, number {n}", id=str(n)) for n in range(12)]
    figure = layout(items, 90.0)
    more = [target for target in figure.targets if target.part == "more"]
    assert figure.unlabelled
    assert set(more[0].items) == set(figure.unlabelled)
    assert f"+{len(figure.unlabelled)} more" in [label.text for label in labels_of(figure)]


def test_a_selected_event_has_its_words_over_the_others_and_gets_a_ring():
    items = [an_item(title=f"A rather long title, number {n}", id=str(n)) for n in range(12)]
    figure = layout(items, 110.0, selected=frozenset(["11"]), current="11")
    assert "A rather long title, number 11" in [label.text for label in labels_of(figure, "over")]
    assert any(isinstance(mark, Disc) and mark.fill is None for mark in drawn(figure, "11"))


def test_source_numbers_stand_raised_behind_the_last_word():
    words, raised = labels_of(layout([an_item(title="Ban", notes=(9, 10, 11, 3))]))
    assert raised.text == "3,9–11"
    assert raised.size < words.size
    assert raised.y < words.y
    assert raised.x >= words.x + MEASURE.width("Ban", words.size)


def test_an_event_outside_the_window_is_not_drawn():
    figure = layout([an_item(), an_item("2031-05-01", id="late")])
    assert not drawn(figure, "late")
    assert "late" not in figure.unlabelled


def test_grid_lines_leave_out_the_words():
    figure = layout([an_item("2018-11-20", "A title that is long enough to cross the line of a year")])
    axis = next(group for group in figure.groups if group.name == "axis")
    words = [rect_of(label) for label in labels_of(figure)]
    for line in (mark for mark in axis.marks if isinstance(mark, Path)):
        x, (top, bottom) = line.points[0, 0], sorted(line.points[:, 1])
        assert not any(rect.x < x < rect.right and top < rect.bottom and rect.y < bottom for rect in words)


def test_a_lane_of_thousands_becomes_a_strip_of_counts():
    items = [an_item(f"20{18 + n % 7}-0{1 + n % 9}-11", id=str(n)) for n in range(3000)]
    figure = layout(items, 300.0)
    marks = next(group for group in figure.groups if group.name == "events").marks
    assert len(marks) < 300
    assert {item for target in figure.targets for item in target.items} == {item.id for item in items}
    assert len(figure.unlabelled) == 3000


SHAPES = (
    ("2021-09-24", "day", "A"),
    ("2021-09", "hollow", "A"),
    ("2021", "span", "A"),
    ("2021-21", "span", "A"),
    ("202X", "span", "A"),
    ("2019/2021", "range", "A"),
    ("2018/..", "since", "A"),
    ("../2020-11-19", "before", "A"),
    ("[2020-11-19..]", "after", "A"),
    ("2021-09-24?", "day", "A (24 Sept 2021?)"),
    ("2021~", "span", "A (c. 2021)"),
    ("2021-09~", "hollow", "A (c. Sept 2021)"),
)


@pytest.mark.parametrize(("edtf", "shape", "text"), SHAPES)
def test_every_date_has_its_mark_and_its_words(edtf, shape, text):
    item = an_item(edtf, "A")
    marks = [mark for mark in drawn(layout([item]), item.id) if mark.stroke]
    assert label_text(item, "en") == text
    assert shape_of(marks) == shape
    assert any(mark.stroke.dash for mark in marks) == item.when.is_about | item.when.is_uncertain


def shape_of(marks):
    """Read the form of a date back from its outlines."""
    edges = [mark for mark in marks if not mark.is_closed]
    if not edges:
        (mark,) = marks
        if mark.fill == STYLE.background:
            return "hollow"
        if len(mark.points) == 4:
            return "day"
        return "before" if mark.points[2, 0] == mark.points[:, 0].min() else "after"
    if len(edges) == 2:
        return "span"
    return "range" if len(edges[0].points) == 5 else "since"


def test_a_year_is_a_bar_from_its_first_day_to_its_last():
    figure = layout([an_item("2021")])
    rect = next(target.rect for target in figure.targets if target.part == "mark")
    days = WINDOW[1] - WINDOW[0]
    per_day = figure.plot.width / days
    assert rect.width == pytest.approx(365 * per_day)
    assert rect.x == pytest.approx(figure.plot.x + (date(2021, 1, 1).toordinal() - WINDOW[0]) * per_day)


def fades_of(figure):
    marks = next(group for group in figure.groups if group.name == "events").marks
    return [mark.fade for mark in marks if isinstance(mark, Box) and mark.fade]


def test_a_fading_bar_and_its_edges_pass_into_the_ground_in_solid_colours():
    fades = fades_of(layout([an_item("2018/..")]))
    assert len(fades) == 3
    assert {fade.stops[-1] for fade in fades} == {(1.0, STYLE.background)}
    assert all(len(colour) == 7 for fade in fades for _, colour in fade.stops)


def test_a_fade_over_the_start_of_an_era_changes_its_ground_there_and_nowhere_else():
    band = Band("Trading ban in force", When.from_edtf("2025-01-01/.."), colour="#0072b2")
    body = fades_of(layout([an_item("2018/..")], bands=(band,)))[0]
    assert [round(share, 1) for share, _ in body.stops][::3] == [0.0, 1.0]
    assert body.stops[1][0] == pytest.approx(body.stops[2][0], abs=0.01)
    assert body.stops[1][1] != body.stops[2][1]
    assert body.at(0) == body.stops[0][1].lower()
    assert body.at(1) == body.stops[-1][1] != STYLE.background


def test_an_era_tints_the_plot_and_its_title_overlaps_nothing():
    band = Band("Trading ban in force", When.from_edtf("2021-09-24/.."))
    figure = layout(a_crowd(60, 1), bands=(band, Band("Second era", When.from_edtf("2021/2022"))))
    eras = next(group for group in figure.groups if group.name == "eras")
    titles = [rect_of(mark) for mark in eras.marks if isinstance(mark, Label)]
    assert len(titles) == 2
    assert not titles[0].overlaps(titles[1])
    assert not any(title.overlaps(rect_of(label)) for title in titles for label in labels_of(figure))


def test_the_legend_names_only_what_is_shown():
    words = [key.words for key in timeline_keys(a_scene([an_item("2021")]), WIDTH, STYLE, MEASURE)]
    assert words == ["Notice", "month or year only"]


def test_an_empty_timeline_still_has_its_axis():
    figure = layout_timeline(TimelineScene((), (), LOOKS, (), WINDOW), WIDTH, 200.0, STYLE, MEASURE)
    axis = next(group for group in figure.groups if group.name == "axis")
    assert next(mark.text for mark in axis.marks if isinstance(mark, Label)) == "2017"
    assert figure.targets == ()


def test_marks_stay_inside_the_figure():
    for item_list in (a_crowd(80, 5), [an_item("2017-01-01"), an_item("2025-12-31")]):
        figure = layout(item_list)
        for group in figure.groups:
            for mark in group.marks:
                if not isinstance(mark, Label):
                    rect = bounds(mark)
                    assert rect.x >= -0.01
                    assert rect.right <= figure.width + 0.01
                    assert np.isfinite([rect.x, rect.y, rect.width, rect.height]).all()


def edge_marks(edtf, side):
    """The points of the small open arrows at an edge of the plot of 2018 to 2024."""
    figure = layout([an_item(edtf)])
    edge = figure.plot.x if side == "left" else figure.plot.right
    tips = [
        mark
        for group in figure.groups
        if group.name == "events"
        for mark in group.marks
        if isinstance(mark, Path) and not mark.is_closed and len(mark.points) == 3 and not mark.fill
    ]
    return [mark for mark in tips if abs(mark.points[1][0] - edge) < STYLE.bar_height]


@pytest.mark.parametrize("edtf", ["2006/..", "2006/2020", "2006/2040", "[2006..2020]", "201X", "1999~/2020"])
def test_what_began_before_the_window_has_an_arrow_at_its_left_edge(edtf):
    assert len(edge_marks(edtf, "left")) == 1


@pytest.mark.parametrize("edtf", ["2019/2040", "2006/2040", "[2019..2040]", "/2040"])
def test_what_goes_on_after_the_window_has_an_arrow_at_its_right_edge(edtf):
    assert len(edge_marks(edtf, "right")) == 1


@pytest.mark.parametrize("edtf", ["2019/2020", "2019/..", "2019", "[2019..2020]", "/2020"])
def test_what_lies_within_the_window_has_none(edtf):
    assert not edge_marks(edtf, "left")
    assert not edge_marks(edtf, "right")


def test_what_ends_with_the_window_does_not_go_on_beyond_it_at_any_width():
    for width in range(250, 550):
        form = date_form(When.from_edtf("2025?"), TimeScale(739_252.0, 739_617.0, 0.1, width / 1.7), STYLE)
        assert (form.is_cut_left, form.is_cut_right) == (False, False)


def test_the_end_of_something_long_at_the_edge_is_no_shape_of_its_own():
    form = date_form(When.from_edtf("2006/2018-01-04"), TimeScale(736_695.0, 738_886.0, 0.0, 600.0), STYLE)
    assert form.shape == "range"
    assert form.is_cut_left

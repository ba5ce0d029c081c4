from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.figure.marks import Box, Label
from models.figure.measure import FontMeasure
from models.figure.scene import LabelChange, Look, Step, VerticalScene
from models.figure.style import load_style
from models.figure.vertical import layout_vertical, vertical_height, vertical_keys
from models.values.when import When

STYLE, MEASURE = load_style("print"), FontMeasure()
LOOK = Look("sale", "Sale", "#cc79a7", "square")


def step(number, edtf="2021-09-24", **fields):
    told = {"date": edtf, "title": f"Event {number}", "when": When.from_edtf(edtf) if edtf else None}
    return Step(f"e{number}", kind="sale", **(told | fields))


def scene(*steps):
    return VerticalScene(steps, (LOOK,))


def laid(*steps, width=300.0, height=None):
    return layout_vertical(scene(*steps), width, height, STYLE, MEASURE)


def words(figure):
    return [mark.text for group in figure.groups for mark in group.marks if isinstance(mark, Label)]


def bars(figure):
    group = next(group for group in figure.groups if group.name == "spans")
    return [mark for mark in group.marks if isinstance(mark, Box)]


def marks(figure):
    return {target.items[0]: target.rect for target in figure.targets if target.part == "mark"}


def test_events_stand_from_top_to_bottom_in_their_order():
    figure = laid(step(1), step(2), step(3))
    tops = [rect.y for rect in marks(figure).values()]
    assert tops == sorted(tops)
    assert len({rect.x for rect in marks(figure).values()}) == 1


def test_an_event_tells_its_sentence_its_sums_and_its_sources_under_its_title():
    figure = laid(step(1, sentence="It was sold.", sums="¥3bn", sources="The Paper", date="24 Sept 2021"))
    assert sorted(words(figure)) == sorted(["24 Sept 2021", "Event 1", "It was sold.", "¥3bn", "The Paper"])


def test_a_wide_page_gives_dates_a_margin_and_a_narrow_one_sets_them_over_the_words():
    for width, is_beside in ((300.0, True), (120.0, False)):
        figure = laid(step(1), width=width)
        dates = next(group for group in figure.groups if group.name == "dates").marks
        assert (dates[0].anchor == "end") == is_beside


@pytest.mark.parametrize(
    ("span", "inside", "last"),
    [
        ("2021-01-01/2021-12-31", "2021-06-01", "e2"),
        ("2021-01-01/2021-02-01", "2021-06-01", "e1"),
        ("2021-01-01/..", "2024-06-01", "e2"),
        ("2021-10-08/2021-10-14", "../2025-06-06", "e1"),
    ],
)
def test_the_bar_of_a_span_ends_with_the_last_event_that_falls_into_it(span, inside, last):
    figure = laid(step(1, span), step(2, inside))
    bottom = max(bar.rect.bottom for bar in bars(figure))
    middle = marks(figure)["e2"].y
    assert (bottom > middle) == (last == "e2")


def test_bars_that_run_at_one_time_lie_side_by_side():
    figure = laid(step(1, "2020/.."), step(2, "2021/.."), step(3, "2022-01-01"))
    assert len({bar.rect.x for bar in bars(figure)}) == 2


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (("2013-12-05", "2017-09-04"), "3 years without a new event"),
        (("2015-12-05", "2017-09-04"), "1 year without a new event"),
        (("2016-12-05", "2017-09-04"), ""),
        (("2013/2016", "2017-09-04"), ""),
        (("2013-12-05", "../2017-09-04"), ""),
    ],
)
def test_empty_years_are_told_and_what_may_have_happened_in_them_is_none(dates, told):
    said = [text for text in words(laid(*(step(n, one) for n, one in enumerate(dates)))) if "without" in text]
    assert said == ([told] if told else [])


def test_what_finds_no_room_is_counted_and_named():
    figure = laid(*(step(number) for number in range(9)), height=80.0)
    assert figure.not_shown
    assert f"+{len(figure.not_shown)} more" in words(figure)


def test_a_label_changed_by_hand_says_its_words_and_a_hidden_one_none():
    figure = laid(
        step(1, label=LabelChange(text="In other words")), step(2, label=LabelChange(is_hidden=True))
    )
    assert "In other words" in words(figure)
    assert "Event 1" not in words(figure)
    assert figure.unlabelled == ("e2",)


def test_the_legend_names_the_kinds_that_are_shown():
    other = replace(LOOK, id="raid", name="Raid")
    assert [key.words for key in vertical_keys(VerticalScene((step(1),), (LOOK, other)), STYLE)] == ["Sale"]


DATES = st.sampled_from(
    ("1999", "2021-09-24", "2020/2023", "2019/..", "../2018", "2021-05?", "2024-03-04T10:30", "")
)
TEXTS = st.sampled_from(
    ("", "Sold.", "Eine lange Aufzählung vieler Wörter, die umbrochen wird.", "中文的句子没有空格")
)


@given(st.lists(st.tuples(DATES, TEXTS, TEXTS), min_size=1, max_size=9), st.floats(120, 900))
def test_no_words_overlap_and_all_stand_within_the_page(told, width):
    steps = [step(n, edtf, sentence=one, sums=other) for n, (edtf, one, other) in enumerate(told)]
    figure = laid(*steps, width=width)
    assert figure.height == pytest.approx(vertical_height(scene(*steps), width, STYLE, MEASURE))
    rects = [target.rect for target in figure.targets]
    for place, rect in enumerate(rects):
        assert rect.x >= -1e-6
        assert rect.right <= width + 1e-6
        assert rect.bottom <= figure.height + 1e-6
        assert not any(rect.grown(-0.8).overlaps(other.grown(-0.8)) for other in rects[place + 1 :])

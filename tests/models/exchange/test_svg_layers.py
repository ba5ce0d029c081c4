"""An editable SVG: what belongs to an event is one group with its name, and looks as it was laid out."""

from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.exchange.metadata import ImageMetadata
from models.exchange.svg import svg_text, svg_within_page
from models.exchange.svg_layers import layers
from models.figure.marks import Box, Fade, Figure, Group, Label, Path, Rect, Stroke
from models.figure.measure import FontMeasure

SVG = "{http://www.w3.org/2000/svg}"
INKSCAPE = "{http://www.inkscape.org/namespaces/inkscape}"
NAMES = (("e1", "2021-09-24 Ten bodies ban <all> trade"), ("e2", "2018 Sold"))


def a_box(x, item="", y=0.0, **values):
    return Box(Rect(x, y, 10, 10), "#aa0000", item=item, **values)


def words(text, x, item="", y=8.0, **values):
    return Label(x, y, text, 7, "#111111", item=item, **values)


def a_figure(*groups, names=NAMES):
    return Figure(200, 100, groups, names=names)


def read(figure, **options):
    return ElementTree.fromstring(svg_text(figure, told=ImageMetadata(), **options))


def timeline():
    width = FontMeasure().width("Ten bodies", 7)
    return a_figure(
        Group("axis", (Path(np.array([(0.0, 0.0), (9.0, 9.0)]), stroke=Stroke("#999999", 1)),)),
        Group("lanes", (words("Courts", 0, "lane-1", y=40),)),
        Group("events", (a_box(20, "e1"), a_box(20, "e2", y=60))),
        Group(
            "labels",
            (words("Ten bodies", 32, "e1"), words("12", 32.4 + width, "e1", y=5.6), words("+3", 180)),
        ),
    )


def test_marks_words_and_digits_of_an_event_stand_in_one_named_group():
    root = read(timeline())
    group = next(g for g in root.iter(f"{SVG}g") if g.findtext(f"{SVG}title") == NAMES[0][1])
    assert group.get(f"{INKSCAPE}label") == NAMES[0][1]
    assert group.get("id") == "event-2021-09-24-Ten-bodies-ban-all-trade"
    assert [child.tag.removeprefix(SVG) for child in group] == ["title", "rect", "text"]


def test_layers_are_named_and_no_id_of_the_case_is_told():
    root = read(timeline())
    assert [layer.get(f"{INKSCAPE}label") for layer in root.findall(f"{SVG}g")] == [
        "Axis and grid", "Lanes", "Events",
    ]  # fmt: skip
    assert next(root.iter(f"{SVG}title")).text == "Courts"
    told = svg_text(timeline(), told=ImageMetadata())
    assert not any(id in told for id in ("e1", "lane-1"))


def test_raised_digits_follow_their_word_and_move_along_with_it():
    text = next(text for text in read(timeline()).iter(f"{SVG}text") if text.text == "Ten bodies")
    (digits,) = text
    assert (digits.text, digits.get("x"), digits.get("dx"), digits.get("dy")) == ("12", None, "0.4", "-2.4")


def test_words_behind_a_date_are_parted_from_it_by_a_space_and_stand_where_they_stood():
    measure = FontMeasure()
    behind = 10 + measure.width("2021", 7, is_bold=True) + 2.8
    digits = behind + measure.width("Ten bodies", 7) + 0.4
    marks = (
        words("2021", 10, "e1", is_bold=True),
        words("Ten bodies", behind, "e1"),
        words("12", digits, "e1", y=5.6),
    )
    text = next(read(a_figure(Group("events", (a_box(0, "e1"),)), Group("labels", marks))).iter(f"{SVG}text"))
    assert "".join(text.itertext()) == "2021 Ten bodies12"
    assert (text.get("font-weight"), [run.get("font-weight") for run in text]) == (
        "bold",
        ["normal", "normal"],
    )
    assert float(text[0].get("dx")) == pytest.approx(2.8 - measure.width(" ", 7, is_bold=True), abs=0.001)


def test_words_without_marks_beside_them_keep_their_layers():
    figure = a_figure(Group("dates", (words("2021", 0, "e1"),)), Group("labels", (words("Ana", 50),)))
    assert [layer.id for layer in layers(figure)] == ["dates", "labels"]


def test_what_is_crowded_keeps_its_order_and_falls_apart_only_where_it_must():
    over = Group("events", (a_box(0, "e1"), a_box(5, "e2"), a_box(8, "e1"), a_box(100, "e2")))
    (layer,) = layers(a_figure(over))
    assert [(part.name, part.marks[0].rect.x) for part in layer.parts] == [
        (NAMES[0][1], 0), (NAMES[1][1], 5), (NAMES[0][1], 8), (NAMES[1][1], 100),
    ]  # fmt: skip
    assert len({part.id for part in layer.parts}) == 4


@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from(("e1", "e2", "e3", ""))), max_size=14))
def test_no_two_marks_that_overlap_ever_change_places(drawn):
    marks = tuple(a_box(x, item, y=number / 1000) for number, (x, item) in enumerate(drawn))
    figure = a_figure(Group("events", marks), names=(*NAMES, ("e3", "Third")))
    painted = [mark for layer in layers(figure) for part in layer.parts for mark in part.marks]
    assert sorted(painted, key=lambda mark: mark.rect.y) == list(marks)
    for at, mark in enumerate(painted):
        assert not any(
            mark.rect.overlaps(other.rect) and other.rect.y < mark.rect.y for other in painted[at:]
        )


def test_a_fade_is_one_gradient_for_all_boxes_of_its_colours():
    fade = Fade(((0.0, "#aa0000"), (1.0, "#ffffff")))
    marks = (a_box(0, fade=fade), a_box(50, fade=fade), a_box(90, fade=replace(fade, is_upright=True)))
    root = read(a_figure(Group("events", marks)))
    across, down = root.iter(f"{SVG}linearGradient")
    assert [(stop.get("offset"), stop.get("stop-color")) for stop in across] == [
        ("0", "#aa0000"),
        ("1", "#ffffff"),
    ]
    assert (across.get("x2"), across.get("y2"), down.get("x2"), down.get("y2")) == ("1", "0", "0", "1")
    assert [rect.get("fill") for rect in root.iter(f"{SVG}rect")] == [
        "url(#fade-1)",
        "url(#fade-1)",
        "url(#fade-2)",
    ]


def test_figures_of_one_page_share_no_id_and_have_no_names_of_editors():
    fade = Fade(((0.0, "#aa0000"), (1.0, "#ffffff")))
    figure = replace(timeline(), groups=(Group("events", (a_box(0, "e1", fade=fade),), Rect(0, 0, 9, 9)),))
    lines = "\n".join(svg_within_page(figure, "f1a-"))
    assert 'id="f1a-events"' in lines
    assert "url(#f1a-fade-1)" in lines
    assert "url(#f1a-clip-events)" in lines
    assert "inkscape" not in lines


@pytest.mark.parametrize("outlined", [False, True])
def test_outlined_letters_stand_in_the_groups_of_their_events(outlined):
    group = next(
        g
        for g in read(timeline(), outlined=outlined).iter(f"{SVG}g")
        if g.get("id", "").startswith("event-2021")
    )
    assert len(group) == (4 if outlined else 3)

"""The figure of relations: all are drawn, no words overlap, the same scene gives the same figure."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.figure.marks import Label, Rect
from models.figure.measure import FontMeasure
from models.figure.relation_scene import Node, RelationScene, Tie, TieLook
from models.figure.relations import layout_relations, relation_keys, relations_height
from models.figure.scene import LabelChange
from models.figure.style import load_style

STYLE, MEASURE = load_style("print"), FontMeasure()
LOOKS = (TieLook("ownership", "Ownership", "#0072b2"), TieLook("kin", "Kinship", "#666666"))
NAMES = (
    "Nordlys Shipping A/S",
    "北方国际贸易有限公司",
    "Member of the port authority of Tallinn",
    "A",
    "Holm",
)


def a_scene(spec, **more):
    """A scene with one other for each row of `spec`: its ties as whether they lead out."""
    others = tuple(Node(f"n{number}", NAMES[number % len(NAMES)]) for number in range(len(spec)))
    ties = tuple(
        Tie(f"t{number}-{at}", f"n{number}", "owns 60% of", "is 60% owned by", "1988–2003", "ownership", is_out, **more)
        for number, row in enumerate(spec)
        for at, is_out in enumerate(row)
    )  # fmt: skip
    return RelationScene(Node("m", "Holm Holding AG", "霍尔姆", "company, 1988–2016"), others, ties, LOOKS)


def labels(figure):
    return [mark for group in figure.groups for mark in group.marks if isinstance(mark, Label)]


def box(label):
    wide = MEASURE.width(label.text, label.size, label.is_bold)
    left = {"start": label.x, "middle": label.x - wide / 2, "end": label.x - wide}[label.anchor]
    return Rect(left, label.y - 0.7 * label.size, wide, 0.9 * label.size)


specs = st.lists(st.lists(st.booleans(), min_size=1, max_size=4), min_size=1, max_size=9)


@given(specs, st.sampled_from([140.0, 200.0, 300.0, 462.0, 900.0]))
def test_all_relations_are_drawn_and_no_words_overlap(spec, width):
    scene = a_scene(spec, notes=(1, 2))
    height = relations_height(scene, width, STYLE, MEASURE)
    figure = layout_relations(scene, width, height, STYLE, MEASURE)
    assert figure.not_shown == () == figure.unlabelled
    told = labels(figure)
    assert {label.item for label in told} >= {tie.id for tie in scene.ties}
    for one, other in combinations(map(box, told), 2):
        assert not one.overlaps(other)
    assert all(b.x >= -0.5 and b.right <= width + 0.5 and b.bottom <= height + 0.5 for b in map(box, told))


@given(specs, st.floats(80, 400))
def test_what_finds_no_room_is_counted_and_named(spec, height):
    scene = a_scene(spec)
    figure = layout_relations(scene, 500.0, height, STYLE, MEASURE)
    drawn = {label.item for label in labels(figure)} - {"", "m"}
    assert drawn | set(figure.not_shown) == {tie.id for tie in scene.ties}
    assert not drawn & set(figure.not_shown)


def test_the_same_scene_gives_the_same_figure():
    scene = a_scene([[True], [False, True]])
    first, second = (layout_relations(scene, 500.0, 200.0, STYLE, MEASURE) for _ in range(2))
    assert repr(first) == repr(second)


@pytest.mark.parametrize("width", [140.0, 300.0, 600.0])
def test_no_word_of_a_name_is_cut_where_it_has_room(width):
    figure = layout_relations(a_scene([[True]] * 3), width, 600.0, STYLE, MEASURE)
    words = {word for label in labels(figure) for word in label.text.split()}
    assert {"Shipping", "authority", "Tallinn"} <= words


def test_a_relation_reads_towards_the_middle_at_its_left_and_from_it_at_its_right():
    figure = layout_relations(a_scene([[False], [True]]), 600.0, 200.0, STYLE, MEASURE)
    x = {label.text: label.x for label in labels(figure)}
    assert x["is 60% owned by"] < 300 < x["owns 60% of"]


def test_changed_words_are_set_and_hidden_ones_are_silent():
    scene = a_scene([[True]], label=LabelChange("holds most of"))
    assert "holds most of" in {
        label.text for label in labels(layout_relations(scene, 500, 200, STYLE, MEASURE))
    }
    hidden = a_scene([[True]], label=LabelChange(is_hidden=True))
    assert layout_relations(hidden, 500, 200, STYLE, MEASURE).unlabelled == ("t0-0",)


def test_the_legend_names_the_lines_that_are_there():
    assert [key.words for key in relation_keys(a_scene([[True]]), STYLE)] == ["Ownership"]


def heads(figure):
    return [mark for group in figure.groups if group.name == "heads" for mark in group.marks]


@pytest.mark.parametrize("width", [200.0, 600.0])
@pytest.mark.parametrize("is_active", [True, False])
def test_the_head_of_a_line_points_as_its_words_are_read(width, is_active):
    scene = a_scene([[False]], is_active_back=is_active)
    height = relations_height(scene, width, STYLE, MEASURE)
    (head,) = heads(layout_relations(scene, width, height, STYLE, MEASURE))
    tip, back = head.points[0][0], head.points[1][0]
    is_left = width == 600.0  # “employs the middle”; on the narrow page: “the middle employs”
    assert (tip > back) == (is_left or is_active)

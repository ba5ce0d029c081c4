"""The publication page: everything it must carry, nothing over anything else."""

from dataclasses import replace
from itertools import combinations

import pytest

from models.errors import CaseError
from models.figure.legend import form_keys, kind_keys
from models.figure.marks import Box, Figure, Group, Label, Rect, Target
from models.figure.page import layout_page
from models.figure.scene import Heading, Look, Note
from models.figure.style import load_style

HEADING = Heading(
    title="Banned for the public, sold by the state",
    deck="Mainland China’s rules on crypto, and what its authorities did with seized coins",
    source_line="Sources: court and regulator documents, numbered above.",
    credit="Graphic: The Desk",
    as_of="2026-11-22",
    remarks=("Boundaries: Natural Earth.",),
)
NOTES = tuple(
    Note(number, f"徐州市中级人民法院 and others, ruling {number} of 19 Nov. 2020") for number in range(1, 31)
)
LOOKS = tuple(Look(str(n), f"A kind of event {n}", "#0072B2", "disc") for n in range(8))


def a_body(width, height):
    marks = (Box(Rect(0, 0, width, height), "#eeeeee"),)
    return Figure(width, height, (Group("lanes", marks),), targets=(Target(("e",), Rect(1, 1, 5, 5)),))


def a_page(measure, style, width=462.0, height=None, heading=HEADING, notes=NOTES, language="en"):
    keys = (*kind_keys(LOOKS, style), *form_keys(("span", "since"), True, style, language))
    return layout_page(
        heading, notes, a_body, width, height, style, measure, legend=lambda _: keys, language=language
    )


def labels_of(figure):
    return [(group.name, mark) for group in figure.groups for mark in group.marks if isinstance(mark, Label)]


def words_of(figure, name):
    return " ".join(label.text for group, label in labels_of(figure) if group == name)


@pytest.mark.parametrize("width", [147.0, 303.0, 462.0])
@pytest.mark.parametrize("height", [None, 700.0, 900.0])
def test_nothing_overlaps_or_is_cut(measure, style, width, height):
    if width == 147.0 and height == 700.0:
        height = 1200.0
    figure = a_page(measure, style, width, height)
    rects = [
        Rect(m.x, m.y - 0.75 * m.size, measure.width(m.text, m.size, m.is_bold), m.size)
        for _, m in labels_of(figure)
    ]
    body = next(group for group in figure.groups if group.name == "lanes").marks[0].rect
    assert not any(one.overlaps(other) for one, other in combinations([*rects, body], 2))
    for rect in rects:
        assert rect.x >= style.margin - 0.01
        assert rect.right <= width - style.margin + 0.01
        assert rect.y >= 0
        assert rect.bottom <= figure.height
    assert figure.height == (height or figure.height)


def test_the_page_carries_all_that_a_publication_needs(measure, style):
    figure = a_page(measure, style)
    assert words_of(figure, "title") == HEADING.title
    assert words_of(figure, "source") == f"{HEADING.source_line} Data as of 22 Nov 2026. {HEADING.credit}"
    assert words_of(figure, "remarks") == HEADING.remarks[0]
    assert "A kind of event 7" in words_of(figure, "legend")
    assert [group.name for group in figure.groups][:3] == ["title", "deck", "lanes"]
    assert figure.warnings == ()


def test_every_note_stands_on_a_page_that_grows(measure, style):
    words = words_of(a_page(measure, style), "notes")
    assert all(f"ruling {number} of" in words for number in range(1, 31))


def test_a_low_page_cuts_its_notes_at_a_whole_one_and_says_so(measure, style):
    figure = a_page(measure, style, height=330.0)
    words = words_of(figure, "notes")
    kept = words.count("ruling")
    assert 0 < kept < 30
    assert words.endswith(f"… and {30 - kept} more in the source list.")
    assert any(f"{30 - kept} numbered sources" in warning for warning in figure.warnings)


def test_a_page_that_is_too_low_is_refused(measure, style):
    with pytest.raises(CaseError, match="too low"):
        a_page(measure, style, height=60.0)


def test_a_page_without_a_source_line_is_warned_of(measure, style):
    figure = a_page(measure, style, heading=Heading(title="A title"))
    assert any("source line" in warning for warning in figure.warnings)


def test_a_letter_that_no_font_has_is_named(measure, style):
    figure = a_page(measure, style, heading=Heading(title="Bitcoin 𓀀", source_line="Source: a court"))
    assert any("𓀀" in warning for warning in figure.warnings)


def test_words_below_the_smallest_size_are_named(measure, style):
    figure = a_page(measure, style.scaled(0.9))
    assert any("below the smallest" in warning for warning in figure.warnings)


def test_targets_move_with_the_body(measure, style):
    figure = a_page(measure, style)
    body = next(group for group in figure.groups if group.name == "lanes").marks[0].rect
    assert figure.targets[0].rect == Rect(body.x + 1, body.y + 1, 5, 5)


@pytest.mark.parametrize("name", ["print", "light", "dark"])
def test_every_style_is_readable_on_its_ground(measure, name):
    figure = a_page(measure, load_style(name), width=900.0)
    assert figure.warnings == ()


def test_dates_begin_a_row_of_their_own_where_the_legend_needs_several(measure, style):
    figure = a_page(measure, style)
    rows = {label.text: label.y for group, label in labels_of(figure) if group == "legend"}
    assert rows["month or year only"] > rows["A kind of event 7"]
    few = layout_page(
        HEADING,
        (),
        a_body,
        462.0,
        None,
        style,
        measure,
        legend=lambda _: (*kind_keys(LOOKS[:1], style), *form_keys(("span",), False, style, "en")),
    )
    assert len({label.y for group, label in labels_of(few) if group == "legend"}) == 1


def test_events_without_words_are_told_to_the_desk(measure, style):
    figure = layout_page(
        HEADING, (), lambda w, h: replace(a_body(w, h), unlabelled=("e", "f")), 462.0, None, style, measure
    )
    assert figure.unlabelled == ("e", "f")
    assert any("2 events without words" in warning for warning in figure.warnings)


@pytest.mark.parametrize(
    ("is_timed", "words"), [(False, "month or year only"), (True, "not known more exactly")]
)
def test_a_bar_among_times_of_day_is_not_called_a_month(style, is_timed, words):
    keys = form_keys(("span",), False, style, "en", is_timed)
    assert [key.words for key in keys] == [words]

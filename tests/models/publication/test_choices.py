"""The choices of a figure: sizes, what is kept with its name, and what is passed over."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import CaseError, WrongUse
from models.figure.scene import SIDES, LabelChange
from models.publication.choices import PRESETS, FigureSpec, read_size, spec_of
from models.publication.house_files import with_house
from models.publication.words import checked_alt
from models.records.desk import SavedFigure

MM = 72 / 25.4
CHANGES = st.builds(
    LabelChange,
    st.text(st.characters(codec="utf-8"), max_size=20),
    st.sampled_from(("", *SIDES)),
    st.floats(-500, 500),
    st.floats(-500, 500),
    st.booleans(),
)


@pytest.mark.parametrize(
    ("text", "width", "height", "dpi"),
    [
        ("120mm", 120 * MM, None, 300),
        ("120x90mm", 120 * MM, 90 * MM, 300),
        ("52.5 mm", 52.5 * MM, None, 300),
        ("900px", 900, None, 72),
        ("900x700px", 900, 700, 72),
        ("900px × 700px", 900, 700, 72),
        ("print-107mm", 107 * MM, None, 300),
    ],
)
def test_a_size_is_read_in_millimetres_and_pixels(text, width, height, dpi):
    size = read_size(text)
    assert (size.width, size.height, size.dpi) == (
        pytest.approx(width),
        height and pytest.approx(height),
        dpi,
    )


@pytest.mark.parametrize("text", ["", "wide", "120", "120cm", "900.5px", "1px", "9000mm", "-5mm", "1e3px"])
def test_what_is_no_size_is_refused_with_the_ways_to_write_one(text):
    with pytest.raises(WrongUse):
        read_size(text)


def test_an_own_size_goes_before_the_preset():
    assert FigureSpec(preset="web-600", size="900px").format.width == 900
    assert FigureSpec(preset="web-600").format == PRESETS["web-600"]


@given(st.dictionaries(st.text("abc:", min_size=1), CHANGES, max_size=4), st.sampled_from(("under", "out")))
def test_what_is_kept_comes_back(changes, notes):
    labels = tuple(sorted(changes.items()))
    spec = FigureSpec(labels=labels, notes=notes, tags=("a",), extent=(1.0, 2.0, 3.0, 4.0), size="120mm")
    assert spec_of(SavedFigure("f", "n", "timeline", spec.settings())) == spec


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)
FIELDS = st.sampled_from([*FigureSpec.__dataclass_fields__, "from_tomorrow"])


@given(st.dictionaries(FIELDS, JSON), st.text(max_size=5))
def test_settings_that_nobody_can_read_are_passed_over(told, view):
    spec = spec_of(SavedFigure("f", "n", view, json.dumps(told)))
    assert spec == spec_of(SavedFigure("f", "n", spec.view, spec.settings()))


@pytest.mark.parametrize("settings", ["", "no json", "[1]", '"x"'])
def test_damaged_settings_are_the_plain_ones(settings):
    assert spec_of(SavedFigure("f", "n", "map", settings)) == FigureSpec(view="map")


def test_a_figure_of_an_earlier_version_keeps_its_notes_out():
    assert spec_of(SavedFigure("f", "n", "map", '{"has_notes": false}')).notes == "out"


def test_a_label_change_that_changes_nothing_is_forgotten():
    spec = FigureSpec().with_label("e", LabelChange(text="Short"))
    assert spec.labels == (("e", LabelChange("Short")),)
    assert spec.with_label("e", LabelChange()).labels == ()


def test_an_alternative_text_is_warned_of_and_refused_by_its_length():
    assert checked_alt("x" * 125) == ""
    assert "126 letters" in checked_alt("x" * 126)
    with pytest.raises(CaseError, match="251 letters"):
        checked_alt("x" * 251)


def test_a_house_style_is_kept_with_its_name_and_needs_its_file_no_more(tmp_path):
    path = tmp_path / "gazette.toml"
    path.write_text('ink = "#000080"', encoding="utf-8")
    spec = with_house(FigureSpec(), path)
    assert (spec.house, spec.house_style) == ("gazette", 'ink = "#000080"')
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CaseError, match=r"gazette\.toml cannot be read"):
        with_house(FigureSpec(), path)

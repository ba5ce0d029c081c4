"""Pages of a fixed height: the body gets the room, the legend explains what stands there, nothing is lost unsaid."""

from functools import cache

import pytest

from models.case import Case
from models.figure.marks import Label
from models.figure.phrases import phrase
from models.publication.choices import FLOW_COLUMNS, FigureSpec
from models.publication.studio import make_figure, shown_dossiers
from models.publication.web_pictures import figure_for_frame
from models.records.story import Event, Kind
from tests.stories import STORIES

POSTS = ("square-1080", "vertical-1080", "slide-1920")
LANGUAGES = ("en", "de", "fr", "zh", "zh-Hant")
BEYOND = {
    "en": "Outside this map",
    "de": "Außerhalb",
    "fr": "Hors de",
    "zh": "范围之外",
    "zh-Hant": "範圍之外",
}


@pytest.fixture(scope="module")
def case(sample_file):
    with Case.open(sample_file, read_only=True) as case:
        yield case


@pytest.fixture(scope="module")
def figure_of(case):
    """Draw a view of the sample, each once."""
    return cache(lambda **choices: make_figure(case, FigureSpec(**choices)))


def words(figure, *names):
    """Return what the groups of these names say, or all of them."""
    return " ".join(
        mark.text
        for group in figure.groups
        if not names or group.name in names
        for mark in group.marks
        if isinstance(mark, Label)
    )


def kinds_in_legend(case, figure):
    told = words(figure, "legend", "key")
    names = {kind.id: kind.name for kind in case.reader.all(Kind)}
    return {id for id, name in names.items() if name in told}


@pytest.mark.parametrize("preset", POSTS)
@pytest.mark.parametrize("view", ["map", "vertical"])
def test_the_legend_names_the_kinds_that_stand_there_as_marks_and_no_others(case, figure_of, view, preset):
    figure = figure_of(view=view, preset=preset)
    marked = {id for target in figure.targets if target.part == "mark" for id in target.items}
    kinds = {event.kind_id for event in (case.reader.get(Event, id) for id in marked)}
    assert kinds_in_legend(case, figure) == kinds


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_map_in_a_frame_names_the_places_beyond_it(case, language):
    for picture in figure_for_frame(case, FigureSpec(view="map", language=language)).pictures:
        said = words(picture.figure, "remarks")
        assert BEYOND[language] in said or BEYOND[language] in said.replace(" ", "")
        assert any(name in said for name in ("Hampstead", "汉普斯特德", "漢普斯特德"))


def test_a_map_that_shows_all_places_names_none_as_left_out(figure_of):
    assert BEYOND["en"] not in words(figure_of(view="map"))


@pytest.mark.parametrize("preset", POSTS)
def test_a_map_of_fixed_height_names_what_its_frame_leaves_out(figure_of, preset):
    figure = figure_of(view="map", preset=preset, extent=(100.0, 20.0, 125.0, 42.0))
    assert BEYOND["en"] in words(figure, "remarks", "source")


@pytest.mark.parametrize(("preset", "least"), [("square-1080", 0.25), ("vertical-1080", 0.33)])
def test_the_map_of_a_post_is_no_band(figure_of, preset, least):
    figure = figure_of(view="map", preset=preset)
    assert figure.plot.height >= least * figure.height


@pytest.mark.parametrize("preset", POSTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_flow_of_fixed_height_keeps_every_column(figure_of, preset, language):
    figure = figure_of(view="flow", preset=preset, language=language)
    heads = [phrase(language, f"flow_{name}") for name in FLOW_COLUMNS]
    assert all(head in words(figure, "labels") for head in heads)


def test_a_flow_that_loses_columns_names_them_on_the_page(figure_of):
    figure = figure_of(view="flow", size="360x420px", notes="under")
    told = words(figure, "labels")
    lost = [head for head in ("Market", "Paid to") if head not in told]
    assert lost
    assert f"Not on this page, for want of room: {', '.join(lost)}." in words(figure, "source")


@pytest.mark.parametrize("preset", ["square-1080", "vertical-1080"])
def test_a_flow_names_in_its_legend_only_what_stands_there(figure_of, preset):
    figure = figure_of(view="flow", preset=preset)
    is_hairline = any(
        mark.text == "?" for group in figure.groups for mark in group.marks if isinstance(mark, Label)
    )
    assert is_hairline or "sum not known" not in words(figure, "legend")


@pytest.mark.parametrize("preset", ["square-1080", "slide-1920"])
def test_a_legend_says_only_the_words_of_what_stands_there(figure_of, preset):
    figure = figure_of(view="strip", preset=preset)
    for word in ("applied for", "claimed", "announced"):
        assert (word in words(figure, "legend")) == (f"({word})" in words(figure, "labels"))


@pytest.mark.parametrize(
    ("view", "preset"), [("map", "square-1080"), ("both", "slide-1920"), ("both", "web-600")]
)
def test_no_gap_stands_between_the_legend_of_a_map_and_that_of_its_kinds(figure_of, view, preset):
    figure = figure_of(view=view, preset=preset)
    key, legend = (
        [
            mark
            for group in figure.groups
            if group.name == name
            for mark in group.marks
            if isinstance(mark, Label)
        ]
        for name in ("key", "legend")
    )
    gap = min(mark.y for mark in legend) - max(mark.y for mark in key)
    assert gap < 4 * key[0].size
    assert min(mark.x for mark in legend) < 0.1 * figure.width  # both begin at the margin


def test_a_map_explains_no_way_that_lies_beneath_a_number(figure_of):
    figure = figure_of(view="both", preset="square-1080")
    assert "way" not in words(figure, "key").split()


@pytest.mark.parametrize("preset", ["square-1080", "vertical-1080"])
def test_a_page_of_fixed_height_shows_more_without_its_sources_and_says_that_they_are_out(figure_of, preset):
    noted = figure_of(view="table", preset=preset, notes="under")
    figure = figure_of(view="table", preset=preset)
    assert len(figure.not_shown) < len(noted.not_shown)
    assert words(noted, "notes")
    assert not words(figure, "notes")
    assert any("numbered sources are left out" in warning for warning in figure.warnings)


def test_in_a_square_a_timeline_over_a_map_leaves_no_event_out_and_no_sources_take_the_room_of_the_map(
    tmp_path,
):
    with STORIES["century"](tmp_path / "century.dateline") as century:
        figure = make_figure(century, FigureSpec(view="both", preset="square-1080"))
        dated = {one.event.id for one in shown_dossiers(century, FigureSpec(view="both")) if one.event.when}
    top = next(group.clip.y for group in figure.groups if group.name == "sea" and group.clip)
    over = {id for one in figure.targets if one.rect.y < top for id in one.items}
    assert over == dated
    assert "numbered above" not in words(figure)

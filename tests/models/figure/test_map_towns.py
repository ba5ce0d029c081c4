"""Towns around on a close map: in the language of the page, in nobody's way, and never beside a place of the case."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from models.figure.basemap import load_basemap
from models.figure.locator import locator_size
from models.figure.map import layout_map
from models.figure.map_plan import view_of
from models.figure.marks import Disc, Label, Rect
from models.figure.measure import FontMeasure
from models.figure.style import load_style
from models.gazetteer.around import towns_within
from tests.models.figure.map_cases import CASES, LOOKS, MapScene, a_spot

BASEMAP, MEASURE, PRINT = load_basemap(), FontMeasure(), load_style("print")
CITY = MapScene(
    (a_spot("Hamburg", 53.55, 10.0), a_spot("Stade", 53.6, 9.48)),
    (),
    LOOKS,
    has_area_names=True,
    has_towns=True,
    locator="auto",
)


def drawn(scene, width=450.0, height=330.0):
    return layout_map(scene, width, height, PRINT, MEASURE, BASEMAP)


def quiet(figure):
    return next(group for group in figure.groups if group.name == "provinces").marks


def towns_of(figure):
    """The words that stand at a dot: a town's name follows it."""
    marks = quiet(figure)
    return [word.text for dot, word in pairwise(marks) if isinstance(dot, Disc)]


def box_of(mark):
    if isinstance(mark, Disc):
        return Rect(mark.x - mark.radius, mark.y - mark.radius, 2 * mark.radius, 2 * mark.radius)
    wide = MEASURE.width(mark.text, mark.size, mark.is_bold)
    left = mark.x - {"start": 0.0, "middle": wide / 2, "end": wide}[mark.anchor]
    return Rect(left, mark.y - 0.7 * mark.size, wide, 0.8 * mark.size)


def test_a_map_of_one_city_names_the_towns_around_and_shows_where_it_lies():
    figure = drawn(CITY)
    assert {"Kiel", "Lüneburg"} <= set(towns_of(figure))
    assert not {"Hamburg", "Stade"} & set(towns_of(figure))
    assert any(group.name == "locator" for group in figure.groups)


@pytest.mark.parametrize(
    ("width", "height"), [(135.0, 100.0), (290.0, 260.0), (450.0, 330.0), (1500.0, 900.0)]
)
def test_towns_stand_in_nobodys_way(width, height):
    figure = drawn(CITY, width, height)
    marks = quiet(figure)
    words = [mark for mark in marks if isinstance(mark, Label)]
    assert not any(box_of(one).overlaps(box_of(other)) for one, other in combinations(words, 2))
    taken = [target.rect for target in figure.targets]
    assert not any(box_of(mark).overlaps(rect) for mark in marks for rect in taken)
    assert all(figure.plot.x <= box_of(mark).x and box_of(mark).right <= figure.plot.right for mark in marks)


@pytest.mark.parametrize(("language", "name"), [("en", "Hanover"), ("de", "Hannover"), ("fr", "Hanovre")])
def test_towns_are_named_in_the_language_of_the_page(language, name):
    scene = MapScene((a_spot("Celle", 52.62, 10.08),), (), LOOKS, language=language, has_towns=True)
    assert name in towns_of(drawn(scene))


def test_a_map_of_many_provinces_names_no_towns_and_has_no_locator():
    scene = replace(CASES["twelve"](), has_towns=True, locator="auto")
    assert not towns_of(drawn(scene))
    view = view_of(scene, 450.0, 400.0, PRINT)
    assert locator_size(view, "auto") is None
    assert locator_size(view, "never") is None
    assert locator_size(view, "always")


def test_likely_cities_are_found_across_the_180th_meridian():
    assert {"Suva", "Apia"} <= {town.name for town in towns_within(170.0, -25.0, 195.0, -10.0, 50)}


def test_it_is_said_why_a_locator_does_not_stand_on_a_map():
    scene = replace(CASES["pacific"](), locator="always")
    assert any("too much of the Earth for a locator" in words for words in drawn(scene).warnings)

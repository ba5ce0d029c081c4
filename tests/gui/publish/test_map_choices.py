"""The choices of a map in the studio: extent, circles, kinds, tints, and what stands on it."""

import pytest

from models.figure.marks import Label


@pytest.fixture
def map_page(page, make):
    make(page.show_spec, page.spec.changed(view="map", kinds=("sale", "seizure"), jurisdictions=("CN",)))
    return page


def words(figure):
    return [mark.text for group in figure.groups for mark in group.marks if isinstance(mark, Label)]


def choose(field, value):
    field.show_value(value)
    field.activated.emit(field.currentIndex())


def write(field, text):
    field.setText(text)
    field.textEdited.emit(text)


def test_circles_by_the_sums_of_the_ledger_are_offered_and_drawn(map_page, make):
    offered = [map_page.choices["symbols"].itemData(i) for i in range(map_page.choices["symbols"].count())]
    assert {"", "count", "CNY proceeds"} <= set(offered)
    assert "USD proceeds" not in offered  # the dollars of the case only restate yuan
    figure = make(choose, map_page.choices["symbols"], "CNY proceeds")
    assert "at least ¥3bn" in words(figure)
    assert map_page.spec.symbols == "CNY proceeds"


def test_a_country_a_box_and_a_part_of_the_earth_can_be_the_extent(map_page, make):
    make(write, map_page.choices["region"], "China")
    assert map_page.spec.region == "China"
    figure = make(write, map_page.choices["region"], "105, 20, 125, 42")
    assert "MONGOLIA" not in words(figure)
    assert map_page.spec.extent == ()


def test_kinds_are_written_by_their_names_and_kept_by_their_ids(map_page, make):
    assert map_page.choices["kinds"].text() == "Sale, Seizure"
    make(write, map_page.choices["kinds"], "sale")
    assert map_page.spec.kinds == ("sale",)


def test_arrows_names_of_seas_and_values_can_be_left_out(map_page, make):
    assert "Yellow Sea" in words(map_page.canvas.figure)
    figure = make(map_page.choices["has_area_names"].click)
    assert "Yellow Sea" not in words(figure)
    figure = make(map_page.choices["has_routes"].click)
    assert not next(group for group in figure.groups if group.name == "routes").marks


def test_what_concerns_a_map_alone_is_not_shown_for_a_timeline(page, make):
    make(page.show_spec, page.spec.changed(view="timeline"))
    assert not page.choices["region"].isVisible()

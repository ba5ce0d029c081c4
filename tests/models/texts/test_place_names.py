"""What a place of a case is called on a page."""

from dataclasses import replace

import pytest

from models.gazetteer.finding import find_place
from models.records.story import Place, PlaceId
from models.texts.place_names import area_in, local_name_of, name_in
from models.texts.placed import place_of

BEIRUT = replace(place_of(find_place("Beirut").place), local_name="贝鲁特")  # as older cases kept it


def test_a_chinese_name_of_a_place_elsewhere_is_no_local_name():
    assert local_name_of(BEIRUT) == "بيروت"
    assert local_name_of(Place(PlaceId("p"), "Nowhere", "无处", country="LB")) == ""
    assert local_name_of(Place(PlaceId("p"), "Tokyo", "东京", country="JP")) == ""
    assert local_name_of(Place(PlaceId("p"), "Osaka", "大阪", country="JP")) == "大阪"
    assert local_name_of(Place(PlaceId("p"), "Taizhou", "泰州", country="CN")) == "泰州"


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Beirut"), ("fr", "Beyrouth"), ("zh-Hans", "贝鲁特"), ("zh-Hant", "貝魯特")]
)
def test_a_place_is_named_in_the_language_of_the_page(language, name):
    assert name_in(BEIRUT, language) == name


def test_a_place_with_a_name_of_its_own_keeps_it():
    assert name_in(replace(BEIRUT, name="Hangar 12", local_name=""), "fr") == "Hangar 12"
    assert name_in(replace(BEIRUT, name="New Beirut", local_name="新城"), "zh-Hant") == "新城"


def test_the_country_stands_by_its_name_and_no_part_stands_twice():
    assert area_in(BEIRUT, "de") == "Libanon"
    assert area_in(place_of(find_place("München").place), "en") == "Bayern, Germany"
    assert area_in(Place(PlaceId("p"), "Poti", country="GE"), "fr") == "Géorgie"
    assert area_in(Place(PlaceId("p"), "Poti"), "fr") == ""

"""What places and countries are called in the languages of a case."""

import re

import pytest

from models.gazetteer.finding import find_place
from models.gazetteer.naming import country_name, names_of
from models.values.where.points import Point


@pytest.mark.parametrize(
    ("name", "en", "de", "fr", "simplified", "traditional", "local"),
    [
        ("Beirut", "Beirut", "Beirut", "Beyrouth", "贝鲁特", "貝魯特", "بيروت"),
        ("Piraeus", "Piraeus", "Piräus", "Le Pirée", "比雷埃夫斯", "比雷埃夫斯", "Πειραιάς"),
        ("München", "Munich", "München", "Munich", "慕尼黑", "慕尼黑", "München"),
        ("Köln", "Cologne", "Köln", "Cologne", "科隆", "科隆", "Köln"),
        ("Batumi", "Batumi", "Batumi", "Batoumi", "巴统", "巴統", "ბათუმი"),
    ],
)
def test_a_place_is_called_as_each_language_calls_it(name, en, de, fr, simplified, traditional, local):
    place = find_place(name).place
    names = names_of(name, place.country, place.point)
    told = [names[key] for key in ("en", "de", "fr", "zh-Hans", "zh-Hant")]
    assert told == [en, de, fr, simplified, traditional]
    assert names["local"] in (local, "")  # none where it is the main name


def test_munich_is_found_by_either_name():
    assert find_place("München").place == find_place("Munich").place


def test_a_place_of_its_own_name_is_not_that_of_its_city():
    assert not names_of("Hangar 12", "LB", Point(33.9, 35.5))
    assert not names_of("Beirut", "LB", None)
    assert not names_of("Beirut", "DE", Point(33.9, 35.5))


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [("GE", "en", "Georgia"), ("GE", "de", "Georgien"), ("ge", "fr", "Géorgie"), ("GE", "zh-Hant", "喬治亞"),
     ("GE", "zh-Hans", "格鲁吉亚"), ("HK", "en", "Hong Kong"), ("XX", "en", "XX"), ("", "de", "")],
)  # fmt: skip
def test_a_country_is_told_by_its_name(code, language, name):
    assert country_name(code, language) == name


def test_every_name_that_is_kept_for_chinese_is_chinese():
    place = find_place("Xuzhou").place
    assert re.fullmatch("[\u4e00-\u9fff]+", names_of("Xuzhou", "CN", place.point)["zh-Hans"])

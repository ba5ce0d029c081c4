"""The gazetteer, with the table that is shipped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import CaseError
from models.gazetteer.finding import search
from models.gazetteer.gazetteer import Gazetteer, GazetteerPlace, _loaded
from models.gazetteer.spelling import START, fold
from models.values.where.points import PlacePrecision


def first(words: str) -> tuple[str, str]:
    place = search(words)[0]
    return place.name_zh, place.admin


@pytest.mark.parametrize("words", ["Huaian", "Huai'an", "Huai’an", "huái ān", "HUAI-AN", "淮安", "淮安市"])
def test_every_spelling_of_huaian_finds_the_city_in_jiangsu(words: str) -> None:
    assert first(words) == ("淮安", "Jiangsu")


def test_a_city_stands_once_in_the_answer() -> None:
    found = search("淮安")
    assert [place.admin for place in found].count("Jiangsu") == 1
    assert len(set(found)) == len(found)


def test_two_cities_of_one_name_are_told_apart_by_their_province() -> None:
    found = [(place.name_zh, place.admin, place.admin_zh) for place in search("Taizhou")]
    assert ("泰州", "Jiangsu", "江苏省") in found
    assert ("台州", "Zhejiang", "浙江省") in found


@pytest.mark.parametrize(
    ("words", "name_zh"),
    [
        ("Taizhou, Zhejiang", "台州"),
        ("Taizhou Zhejiang", "台州"),
        ("Zhejiang Taizhou", "台州"),
        ("Taizhou Jiangsu", "泰州"),
        ("Taizhou，江苏", "泰州"),
        ("江苏泰州", "泰州"),
        ("江苏省泰州市", "泰州"),
    ],
)
def test_the_province_narrows_the_search(words: str, name_zh: str) -> None:
    assert first(words)[0] == name_zh


def test_the_country_narrows_the_search() -> None:
    assert search("London")[0].country == "GB"
    assert search("London, Canada")[0].country == "CA"
    found = search("London, CA")
    assert found[0].country == "CA"
    assert {(place.country, place.admin) for place in found[1:]} == {("US", "California")}


def test_characters_that_sound_alike_are_different_places() -> None:
    assert first("苏州") == ("苏州", "Jiangsu")
    assert first("宿州") == ("宿州", "Anhui")


@pytest.mark.parametrize(
    ("words", "name_zh", "admin"),
    [
        ("沙洋县", "沙洋县", "Hubei"),
        ("Shayang", "沙洋县", "Hubei"),
        ("嘉鱼县", "嘉鱼县", "Hubei"),
        ("嘉鱼", "嘉鱼县", "Hubei"),
        ("Jiayu", "嘉鱼县", "Hubei"),
        ("长葛", "长葛", "Henan"),
        ("Changge", "长葛", "Henan"),
        ("宝山区", "宝山区", "Shanghai"),
        ("Baoshan, Shanghai", "宝山区", "Shanghai"),
        ("顺义区", "顺义区", "Beijing"),
        ("Shunyi", "顺义区", "Beijing"),
    ],
)
def test_counties_and_districts_are_found(words: str, name_zh: str, admin: str) -> None:
    assert first(words) == (name_zh, admin)


def test_a_point_is_no_more_exact_than_its_kind() -> None:
    kinds = {"顺义区": "district", "徐州": "city", "Jiangsu": "province", "China": "country"}
    for words, kind in kinds.items():
        assert search(words)[0].precision is PlacePrecision(kind)


def test_provinces_and_countries_have_both_names() -> None:
    assert search("江苏")[0].name == "Jiangsu"
    assert search("Guangdong")[0].name_zh == "广东省"
    assert search("中国")[0].name == "China"


def test_a_whole_name_comes_before_one_that_only_begins_so() -> None:
    names = [place.name for place in search("China", 40)]
    assert names[0] == "China"
    assert "Chinandega" in names[1:]


def test_the_beginning_of_a_name_is_enough() -> None:
    assert first("xuzh") == ("徐州", "Jiangsu")


def test_xuzhou_lies_where_it_is() -> None:
    point = search("徐州")[0].point
    assert point.lat == pytest.approx(34.2, abs=0.1)
    assert point.lon == pytest.approx(117.3, abs=0.1)


@pytest.mark.parametrize("words", ["", "  ", ",", "，", "'", "\t", "qqqqqq"])
def test_words_that_name_nothing_find_nothing(words: str) -> None:
    assert search(words) == ()


@given(words=st.text(max_size=20), limit=st.integers(0, 20))
def test_no_words_break_the_search(words: str, limit: int) -> None:
    found = search(words, limit)
    assert len(found) <= limit
    assert all(isinstance(place, GazetteerPlace) for place in found)


@given(name=st.text(max_size=20))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


def test_every_line_of_names_points_to_places_that_are_there() -> None:
    gazetteer = Gazetteer.load()
    last = sum(1 for _ in gazetteer._places) - 1
    numbers = {
        int(number)
        for line in gazetteer._names
        for cell in line.split("\t")[1:]
        for number in cell.split(",")
        if number
    }
    assert numbers == set(range(last + 1))


def test_the_names_are_sorted_and_folded() -> None:
    keys = [line.partition("\t")[0] for line in Gazetteer.load()._names]
    assert keys == sorted(set(keys))
    assert all(key == fold(key) for key in keys[::97] if not key.startswith(START))


def test_a_first_letter_lists_large_places() -> None:
    assert {"Beijing", "Brazil"} <= {place.name for place in search("b")}


def test_a_damaged_list_says_what_to_do(tmp_path) -> None:
    (tmp_path / "places.tsv.gz").write_bytes(b"no gzip")
    with pytest.raises(CaseError, match="install Dateline again"):
        _loaded(tmp_path)

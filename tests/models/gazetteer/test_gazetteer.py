"""The gazetteer, with the table that is shipped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import CaseError
from models.gazetteer.gazetteer import Gazetteer, GazetteerPlace, _loaded, fold, keys_of
from models.values.where.points import PlacePrecision


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def first(gazetteer: Gazetteer, words: str) -> tuple[str, str]:
    place = gazetteer.search(words)[0]
    return place.name_zh, place.admin


@pytest.mark.parametrize("words", ["Huaian", "Huai'an", "Huai’an", "huái ān", "HUAI-AN", "淮安", "淮安市"])
def test_every_spelling_of_huaian_finds_the_city_in_jiangsu(gazetteer: Gazetteer, words: str) -> None:
    assert first(gazetteer, words) == ("淮安", "Jiangsu")


def test_a_city_stands_once_in_the_answer(gazetteer: Gazetteer) -> None:
    found = gazetteer.search("淮安")
    assert [place.admin for place in found].count("Jiangsu") == 1
    assert len(set(found)) == len(found)


def test_two_cities_of_one_name_are_told_apart_by_their_province(gazetteer: Gazetteer) -> None:
    found = [(place.name_zh, place.admin, place.admin_zh) for place in gazetteer.search("Taizhou")]
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
def test_the_province_narrows_the_search(gazetteer: Gazetteer, words: str, name_zh: str) -> None:
    assert first(gazetteer, words)[0] == name_zh


def test_the_country_narrows_the_search(gazetteer: Gazetteer) -> None:
    assert gazetteer.search("London")[0].country == "GB"
    assert gazetteer.search("London, Canada")[0].country == "CA"
    assert {place.country for place in gazetteer.search("London, CA")} == {"CA"}


def test_characters_that_sound_alike_are_different_places(gazetteer: Gazetteer) -> None:
    assert first(gazetteer, "苏州") == ("苏州", "Jiangsu")
    assert first(gazetteer, "宿州") == ("宿州", "Anhui")


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
def test_counties_and_districts_are_found(gazetteer: Gazetteer, words: str, name_zh: str, admin: str) -> None:
    assert first(gazetteer, words) == (name_zh, admin)


def test_a_point_is_no_more_exact_than_its_kind(gazetteer: Gazetteer) -> None:
    kinds = {"顺义区": "district", "徐州": "city", "Jiangsu": "province", "China": "country"}
    for words, kind in kinds.items():
        assert gazetteer.search(words)[0].precision is PlacePrecision(kind)


def test_provinces_and_countries_have_both_names(gazetteer: Gazetteer) -> None:
    assert gazetteer.search("江苏")[0].name == "Jiangsu"
    assert gazetteer.search("Guangdong")[0].name_zh == "广东省"
    assert gazetteer.search("中国")[0].name == "China"


def test_a_whole_name_comes_before_one_that_only_begins_so(gazetteer: Gazetteer) -> None:
    names = [place.name for place in gazetteer.search("China")]
    assert names[0] == "China"
    assert "Chinandega" in names[1:]


def test_the_beginning_of_a_name_is_enough(gazetteer: Gazetteer) -> None:
    assert first(gazetteer, "xuzh") == ("徐州", "Jiangsu")


def test_xuzhou_lies_where_it_is(gazetteer: Gazetteer) -> None:
    point = gazetteer.search("徐州")[0].point
    assert point.lat == pytest.approx(34.2, abs=0.1)
    assert point.lon == pytest.approx(117.3, abs=0.1)


@pytest.mark.parametrize("words", ["", "  ", ",", "，江苏", "'", "\t", "qqqqqq"])
def test_words_that_name_nothing_find_nothing(gazetteer: Gazetteer, words: str) -> None:
    assert gazetteer.search(words) == ()


@given(words=st.text(max_size=20), limit=st.integers(0, 20))
def test_no_words_break_the_search(words: str, limit: int) -> None:
    found = Gazetteer.load().search(words, limit)
    assert len(found) <= limit
    assert all(isinstance(place, GazetteerPlace) for place in found)


@given(name=st.text(max_size=20))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


def test_the_shipped_names_are_those_of_the_shipped_places(gazetteer: Gazetteer) -> None:
    made = sorted(
        f"{key}\t{number}\t{is_minor:d}"
        for number, line in enumerate(gazetteer._places)
        for key, is_minor in keys_of(*line.split("\t")[:3]).items()
    )
    assert made == gazetteer._names


def test_a_damaged_list_says_what_to_do(tmp_path) -> None:
    (tmp_path / "places.tsv.gz").write_bytes(b"no gzip")
    with pytest.raises(CaseError, match="install Dateline again"):
        _loaded(tmp_path)

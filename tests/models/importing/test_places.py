"""Places of a table get their points from the gazetteer: what is likely is taken and listed, what is asked is not."""

import pytest

from models.case import Case
from models.exchange.doubts import LEAVE
from models.exchange.imported import ImportOptions
from models.gazetteer.chosen import choice_of, chosen_place
from models.gazetteer.finding import find_place
from models.gazetteer.found import Verdict
from models.importing.importing import import_file, plan_import, read_file
from models.importing.telling import told_of
from models.records.story import Place
from models.values.where.points import PlacePrecision, Point

TABLE = """date,title,place,jurisdiction
2021-01-01,One,Beijing,CN
2021-01-02,Two,Frankfurt,DE
2021-01-03,Three,"White House, Washington, DC",US
2021-01-04,Four,Taizhou,CN
2021-01-05,Five,Xqzzt,CN
2021-01-06,Six,Global,
2021-01-07,Seven,United States,US
"""


@pytest.fixture
def case(tmp_path):
    with Case.create(tmp_path / "a.dateline") as case:
        yield case


def imported(case, tmp_path, text=TABLE):
    (tmp_path / "rows.csv").write_text(text, encoding="utf-8")
    plan = import_file(case, tmp_path / "rows.csv")
    return plan, {place.name: place for place in case.reader.all(Place)}


def test_what_is_sure_or_likely_is_taken_and_keeps_the_name_of_the_file(case, tmp_path):
    _, places = imported(case, tmp_path)
    assert places["Beijing"].point is not None
    assert places["Frankfurt"].admin == "Hessen, DE"
    white_house = places["White House, Washington, DC"]
    assert (white_house.precision, white_house.country) == (PlacePrecision.CITY, "US")
    assert places["United States"].precision is PlacePrecision.COUNTRY


@pytest.mark.parametrize("name", ["Taizhou", "Xqzzt", "Global"])
def test_what_is_not_sure_stays_without_a_point(case, tmp_path, name):
    _, places = imported(case, tmp_path)
    assert places[name].point is None


def test_the_report_lists_every_verdict_under_its_heading(case, tmp_path):
    plan, _ = imported(case, tmp_path)
    told = "\n".join(told_of(plan, is_done=True))
    assert "Places that are likely, and taken: look them over." in told
    assert "only Washington (District of Columbia, US) is known" in told
    assert "“Taizhou” can be Taizhou 泰州 (Jiangsu, CN) or Taizhou 台州 (Zhejiang, CN): say which." in told
    assert "“Xqzzt” is not known" in told
    assert "“Global” names no single place" in told
    assert {one.found.verdict for one in plan.found} == set(Verdict)


def test_the_countries_of_the_rows_decide_between_namesakes(case, tmp_path):
    _, places = imported(case, tmp_path, "date,title,place,jurisdiction\n2021,A,Cambridge,US\n")
    assert places["Cambridge"].admin == "Massachusetts, US"


def test_a_person_can_choose_another_place_or_none_for_all_rows(case, tmp_path):
    (tmp_path / "rows.csv").write_text(TABLE, encoding="utf-8")
    before = {
        one.place.name: one
        for one in plan_import(case, read_file(case, tmp_path / "rows.csv"), tmp_path).found
    }
    oder = before["Frankfurt"].found.others[0]
    choices = {
        "Frankfurt": choice_of(oder),
        "White House, Washington, DC": LEAVE,
        "Taizhou": "Taizhou, Zhejiang, CN",
        "Xqzzt": "12.5, 33.25",
        "Beijing": "nowhere at all",
    }
    imported = read_file(case, tmp_path / "rows.csv", options=ImportOptions(places=choices))
    plan = plan_import(case, imported, tmp_path)
    places = {record.name: record for record in plan.records if isinstance(record, Place)}
    assert (places["Frankfurt"].point, places["Frankfurt"].admin) == (oder.point, oder.area)
    assert places["White House, Washington, DC"].point is None
    assert places["Taizhou"].admin == "Zhejiang, CN"
    assert places["Xqzzt"].point == Point(12.5, 33.25)
    assert places["Beijing"].point is None
    told = "\n".join(told_of(plan, is_done=False))
    assert "Frankfurt" not in told
    assert "“nowhere at all” is no place that is known" in told


@pytest.mark.parametrize("name", ["Taizhou", "Springfield", "Odessa", "Frankfurt", "Georgia"])
def test_whatever_place_is_chosen_is_found_again_by_its_words(name):
    places = find_place(name).places
    assert [chosen_place(name, choice_of(one)).place for one in places] == list(places)

"""`main.py read` tells what the forms would understand: the lines of the cases with their right answers."""

import json

import pytest

from models.commands.commandline import main


def told(capsys, text, kind, expected=0):
    assert main(["read", text, "--as", kind, "--json"]) == expected
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("18:07 on 4 August 2020", "2020-08-04T18:07"),
        ("2018–present", "2018/.."),
        ("令和3年3月3日", "2021-03-03"),
        ("n.d.", ""),
    ],
)
def test_a_date_is_told_as_edtf_and_in_words(capsys, text, edtf):
    found = told(capsys, text, "date")
    assert found["edtf"] == edtf
    assert found["words"]
    assert found["asks"] == []


def test_a_date_with_two_readings_is_asked(capsys):
    found = told(capsys, "2020–21", "date")
    assert (found["edtf"], found["asks"][0]) == ("", "2020–2021")


def test_a_weekday_that_does_not_fit_is_remarked(capsys):
    found = told(capsys, "Monday 4 August 2020", "date")
    assert found["edtf"] == "2020-08-04"
    assert found["remarks"] == ["4 Aug 2020 was a Tuesday, not a Monday: check the day."]


def test_what_is_no_date_is_said_and_the_exit_code_tells_it(capsys):
    assert "not a date" in told(capsys, "1 Muharram 1442", "date", expected=1)["problem"]


@pytest.mark.parametrize(
    ("text", "name", "country", "kind", "is_sure"),
    [
        ("New Haven, CT", "New Haven", "US", "city", True),
        ("Frankfurt", "Frankfurt am Main", "DE", "city", False),
        ("UK", "United Kingdom", "GB", "country", True),
        ("بيروت", "Beirut", "LB", "city", True),
    ],
)
def test_a_place_is_told_with_its_country_and_how_sure_that_is(capsys, text, name, country, kind, is_sure):
    first = told(capsys, text, "place")["places"][0]
    assert (first["name"], first["country"], first["kind"], first["sure"]) == (name, country, kind, is_sure)


def test_a_place_that_can_be_several_is_asked_and_one_that_is_none_has_none(capsys):
    assert len(told(capsys, "Taizhou", "place")["asks"]) > 1
    assert told(capsys, "Global", "place")["places"] == []
    assert "coordinates" in told(capsys, "Xyzzyville", "place", expected=1)["problem"]


def test_without_json_it_is_a_few_plain_lines(capsys):
    main(["read", "Monday 4 August 2020"])
    assert capsys.readouterr().out.splitlines()[:2] == ["edtf     2020-08-04", "words    4 Aug 2020"]

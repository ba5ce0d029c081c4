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


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        (
            "more than 3 billion yuan ($408 million)",
            [("3000000000", None, "CNY", None), ("408000000", "408000000", "USD", 0)],
        ),
        ("61,000 BTC (£5.5bn)", [("61000", "61000", "BTC", None), ("5500000000", "5500000000", "GBP", 0)]),
        ("$10–15m", [("10000000", "15000000", "USD", None)]),
        ("up to 2.50 €", [(None, "2.5", "EUR", None)]),
        ("undisclosed", []),
    ],
)
def test_sums_are_told_with_both_ends_and_what_they_restate(capsys, text, sums):
    found = told(capsys, text, "sum")
    rows = [
        (one["low"], one["high"], one.get("currency") or one["unit"], one["restates"])
        for one in found["sums"]
    ]
    assert (rows, found["asks"]) == (sums, [])


def test_rupees_of_several_countries_are_asked(capsys):
    found = told(capsys, "Rs 500 crore", "sum")
    assert found["sums"] == []
    assert {"5bn INR", "5bn PKR", "5bn LKR"} <= set(found["asks"])


def test_a_sum_without_a_number_is_a_problem(capsys):
    assert "write one" in told(capsys, "数千万元", "sum", expected=1)["problem"]


def test_the_language_says_what_a_billion_is(capsys):
    main(["read", "1 Billion Euro", "--as", "sum", "--language", "de", "--json"])
    assert json.loads(capsys.readouterr().out)["sums"][0]["low"] == "1000000000000"

"""What is in doubt is collected once with all its rows, and what was decided of it holds for all of them."""

import pytest

from models.exchange.doubts import LEAVE, DoubtKind
from models.exchange.table.decisions import Decisions
from models.records.story import Actor, Claim, Event, Field, Source
from tests.tables import all_of

DATES = "title,date,source,source date\nA,07/02/2019,S,1/2/2020\nB,07/02/2019 18:07,,\nC,12 Foo,,\nD,07/02/2019,,\n"


def told(found):
    return {one.words: (one.rows, [reading.choice for reading in one.readings]) for one in found.doubts}


def test_a_date_in_doubt_is_listed_once_with_all_its_rows_and_readings(read):
    assert told(read(DATES)) == {
        "07/02/2019": ((2, 5), ["2 July 2019", "7 Feb 2019"]),
        "1/2/2020": ((2,), ["1 Feb 2020", "2 Jan 2020"]),
        "07/02/2019 18:07": ((3,), ["2 July 2019 18:07", "7 Feb 2019 18:07"]),
        "12 Foo": ((4,), []),
    }


def test_a_date_that_was_decided_is_read_so_in_all_rows_and_stays_listed(read):
    decided = {"07/02/2019": "7 Feb 2019", "12 Foo": "12 April 2019", "1/2/2020": LEAVE}
    found = read(DATES, dates=decided)
    dates = {
        event.title: event.when and (event.when.edtf, event.when.wording) for event in all_of(Event, found)
    }
    assert dates["A"] == dates["D"] == ("2019-02-07", "07/02/2019")
    assert dates["C"] == ("2019-04-12", "12 Foo")
    assert [one.line for one in found.problems] == [3]
    assert {one.words: one.choice for one in found.doubts if one.choice} == decided
    (source,) = all_of(Source, found)
    assert source.issued is None
    assert "source date: 1/2/2020" in next(event.note for event in all_of(Event, found) if event.title == "A")


def test_a_date_that_is_left_keeps_its_words_and_is_no_problem(read):
    found = read("title,date\nA,07/02/2019\n", dates={"07/02/2019": LEAVE})
    (event,) = all_of(Event, found)
    (claim,) = [one for one in all_of(Claim, found) if one.field is Field.WHEN]
    assert (event.when, claim.wording, found.problems) == (None, "07/02/2019", ())


@pytest.mark.parametrize(
    ("decided", "edtf"),
    [
        ({"3/4/2020": "3 April 2020"}, "2020-04-03/2020-04-20"),
        ({"3/4/2020 – 20/4/2020": "April 2020"}, "2020-04"),
    ],
)
def test_of_two_days_the_one_that_is_in_doubt_is_asked_or_both_are_decided(read, decided, edtf):
    text = "title,date,end\nA,3/4/2020,20/4/2020\nB,3/4/2020,2020-04-20\n"
    assert told(read("title,date,end\nB,3/4/2020,2020-04-20\n")) == {
        "3/4/2020": ((2,), ["3 April 2020", "4 March 2020"])
    }
    found = read(text, dates=decided, columns={"date": "date"})
    assert next(one for one in all_of(Event, found) if one.title == "A").when.edtf == edtf


def test_dates_of_an_actors_life_are_decided_as_well(read):
    text = "title,actor,born\nA,Example Ltd,3/4/2020\n"
    assert told(read(text)) == {"3/4/2020": ((2,), ["3 April 2020", "4 March 2020"])}
    (actor,) = all_of(Actor, read(text, dates={"3/4/2020": "2020-04-03"}))
    assert actor.began.edtf == "2020-04-03"


@pytest.mark.parametrize(
    ("words", "choices"),
    [
        ("1.234 EUR", ["1234 EUR", "1.2340 EUR"]),
        ("Rs 500", ["500 INR", "500 PKR", "500 LKR", "500 NPR", "500 MUR", "500 SCR"]),
        ("10 mil EUR", ["10000 EUR", "10000000 EUR"]),
        ("nothing", []),
    ],
)
def test_a_sum_in_doubt_is_listed_with_what_it_can_mean(read, words, choices):
    found = read(f"title,amount\nA,{words}\nB,{words}\n")
    assert told(found) == {words: ((2, 3), choices)}
    assert found.doubts[0].kind is DoubtKind.SUM
    for choice in choices:
        decided = read(f"title,amount\nA,{words}\n", sums={words: choice})
        (claim,) = [one for one in all_of(Claim, decided) if one.field is Field.AMOUNT]
        assert (claim.amount.wording, decided.problems) == (words, ())


def test_a_sum_that_is_left_keeps_its_words(read):
    found = read("title,amount\nA,some money\n", sums={"some money": LEAVE})
    (claim,) = [one for one in all_of(Claim, found) if one.field is Field.AMOUNT]
    assert (claim.amount, claim.wording, found.problems) == (None, "some money", ())


def test_nothing_is_in_doubt_without_a_table():
    from models.exchange.imported import ImportOptions

    assert Decisions(ImportOptions()).doubts == ()

"""What the search finds of late: what sources say, days however written, and all of it in cases of before."""

from dataclasses import replace

import pytest

from models.case import Case
from models.records.story import Field
from models.store.search import MADE
from tests.builders import a_case, a_citation, a_claim, a_source, add, an_event, delete_from, replace_in


def found(case, words):
    return [hit.id for hit in case.reader.search(words) if hit.kind == "event"]


@pytest.fixture
def parts():
    event = an_event("Sale of coins", id="sale", when="2021-09-24")
    claim = a_claim(event, Field.WHO, id="c")
    source = a_source("Paper", id="s")
    return (
        event,
        claim,
        source,
        a_citation(claim, source, id="q", said="嘉芬翔", quote="kauft Münzen", translation="buys"),
    )


def test_what_a_source_says_quotes_and_means_is_found(tmp_path, parts):
    with a_case(tmp_path, *parts) as case:
        for words in ("嘉芬翔", "芬翔", "münzen", "buys"):
            assert found(case, words) == ["sale"]


def test_a_citation_that_comes_changes_or_goes_is_searched_as_it_stands(tmp_path, parts):
    *before, citation = parts
    with a_case(tmp_path, *before) as case:
        assert found(case, "嘉芬翔") == []
        add(case, citation)
        assert found(case, "嘉芬翔") == ["sale"]
        replace_in(case, replace(citation, said="Jiashare"))
        assert (found(case, "嘉芬翔"), found(case, "Jiashare")) == ([], ["sale"])
        delete_from(case, replace(citation, said="Jiashare"))
        assert found(case, "Jiashare") == []


@pytest.mark.parametrize(
    "day", ["2021-09-24", "24 September 2021", "24 Sept 2021", "2021年9月24日", "2021-09"]
)
def test_a_day_is_found_however_it_is_written(tmp_path, day):
    events = [
        an_event("On the day", id="a", when="2021-09-24"),
        an_event("Hours of it", id="b", when="2021-09-24T10:00"),
        an_event("The day before", id="c", when="2021-09-23"),
        an_event("Goes on", id="d", when="2018/.."),
    ]
    with a_case(tmp_path, *events) as case:
        expected = {"a", "b", "c"} if day == "2021-09" else {"a", "b"}
        assert set(found(case, day)) == expected


def make_old(case):
    """Leave the case as a program of before would: without the new words, and without the note on them."""
    with case._engine.transaction():
        case._engine.execute(
            "DELETE FROM search WHERE rowid IN (SELECT number FROM search_entry WHERE kind = 'event')"
        )
        case._engine.execute("DELETE FROM search_entry WHERE (kind, id) = (?, ?)", MADE)


def test_a_case_of_before_is_indexed_anew_when_it_is_opened_for_work(tmp_path, parts):
    with a_case(tmp_path, *parts) as case:
        make_old(case)
        path = case.path
    with Case.open(path) as case:
        assert case.reader.search_is_whole
        assert found(case, "嘉芬翔") == ["sale"]
        assert case.verify() == ()
        assert len(case.reader.history_hashes()) == 2  # nothing of it is a change


def test_a_case_of_before_that_is_only_read_is_searched_as_well(tmp_path, parts):
    with a_case(tmp_path, *parts) as case:
        make_old(case)
        path = case.path
    before = path.read_bytes()
    with Case.open(path, read_only=True) as case:
        assert found(case, "嘉芬翔") == ["sale"]
        assert found(case, "nothing of the kind") == []
    assert path.read_bytes() == before

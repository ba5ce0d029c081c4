from models.index.filters import Filter
from models.records.story import State
from tests.builders import a_case, a_citation, a_claim, a_source, an_event


def test_a_filter_without_conditions_is_empty():
    assert Filter().is_empty
    assert not Filter(words="ban").is_empty
    assert not Filter(window=(1, 2)).is_empty
    assert not Filter(only_uncited=True).is_empty


def test_filters_with_the_same_conditions_are_equal():
    assert Filter(kinds=frozenset({"a", "b"})) == Filter(kinds=frozenset({"b", "a"}))
    assert hash(Filter(kinds=frozenset({"a"}))) == hash(Filter(kinds=frozenset({"a"})))


def test_a_case_answers_the_events_that_pass_in_their_order(tmp_path):
    late, early, other = an_event("Late", "2022"), an_event("Early", "2019"), an_event("Other", kind="sale")
    with a_case(tmp_path, late, early, other) as case:
        assert case.reader.events(Filter(kinds=frozenset({"notice"}))) == (early, late)
        assert case.reader.events(Filter(words="late")) == (late,)
        assert case.reader.events(Filter(states=frozenset({str(State.CHECKED)}))) == ()


def test_events_are_found_by_their_sources(tmp_path):
    event, source = an_event(), a_source("People’s Court Daily")
    claim = a_claim(event)
    with a_case(tmp_path, event, an_event("Other"), source, claim, a_citation(claim, source)) as case:
        assert case.reader.events(Filter(sources=frozenset({source.id}))) == (event,)
        assert case.reader.events(Filter(words="court daily")) == (event,)

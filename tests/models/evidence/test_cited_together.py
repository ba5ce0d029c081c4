"""A passage is cited once for many fields, and changed, widened and deleted for all of them."""

from dataclasses import replace

import pytest

from models.evidence.cited_together import change_all, cite_all, together
from models.records.story import Citation, Field, Locator, Stance
from tests.builders import a_case, a_citation, a_claim, a_source, an_event

PASSAGE = {"locator": Locator.PAGE, "place": "3", "quote": "2,755 tonnes lay in hangar 12"}


@pytest.fixture
def event():
    return an_event("Ship puts in", id="ship")


@pytest.fixture
def claims(event):
    return [a_claim(event, Field.STATEMENT, words, position=number + 5) for number, words in enumerate("abc")]


@pytest.fixture
def case(tmp_path, event, claims):
    with a_case(tmp_path, event, a_source(id="report"), *claims) as case:
        yield case


def cited(case, claims, **fields):
    """Cite the passage for some claims; return what was made."""
    with case.edit("Cite") as writer:
        return cite_all(writer, a_citation("", "report", **PASSAGE | fields), [one.id for one in claims])


def places(case):
    return sorted((one.claim_id, one.place) for one in case.reader.all(Citation))


def test_one_citation_stands_for_all_the_fields_and_is_one_step(case, claims):
    made = cited(case, claims)
    assert {one.claim_id for one in made} == {one.id for one in claims}
    assert {one.quote for one in made} == {PASSAGE["quote"]}
    case.undo()
    assert case.reader.all(Citation) == ()


def test_what_cites_the_passage_already_is_not_cited_twice(case, claims):
    cited(case, claims[:2])
    assert [one.claim_id for one in cited(case, claims)] == [claims[2].id]
    assert cited(case, claims) == ()


def test_a_passage_that_says_otherwise_is_another_citation(case, claims):
    cited(case, claims[:1])
    assert len(cited(case, claims[:1], stance=Stance.CONTRADICTS, said="7 tonnes")) == 1


def test_a_change_reaches_all_that_were_made_together_and_no_other(case, claims):
    made = cited(case, claims[:2])
    cited(case, claims[2:], place="9")
    with case.edit("Change") as writer:
        change_all(
            writer, together(case.reader, made[0]), replace(made[0], place="4"), [c.id for c in claims[:2]]
        )
    assert places(case) == sorted([(claims[0].id, "4"), (claims[1].id, "4"), (claims[2].id, "9")])


def test_what_each_field_says_for_itself_stays(case, claims):
    first, second = cited(case, claims[:2])
    with case.edit("Say more") as writer:
        writer.replace(replace(second, meaning="the day of issue"))
    with case.edit("Change") as writer:
        group = together(case.reader, first)
        change_all(writer, group, replace(first, place="4"), [one.claim_id for one in group])
    assert case.reader.get(Citation, second.id).meaning == "the day of issue"
    assert case.reader.get(Citation, first.id).meaning == ""


def test_a_field_that_is_unticked_loses_it_and_one_that_is_ticked_gets_it(case, claims):
    first, _ = cited(case, claims[:2])
    with case.edit("Change") as writer:
        change_all(writer, together(case.reader, first), first, [claims[0].id, claims[2].id])
    assert [claim for claim, _ in places(case)] == sorted([claims[0].id, claims[2].id])


def test_citations_of_other_events_stand_apart(case, claims):
    other = an_event("Another", id="other")
    told = a_claim(other)
    with case.edit("Add") as writer:
        writer.add_many([other, told])
    cited(case, [claims[0], told])
    assert len(together(case.reader, case.reader.where(Citation, claim_id=told.id)[0])) == 1

"""A duplicate says what the first one said and proves it alike; nobody has checked it yet."""

import pytest

from models.errors import CaseError
from models.evidence.duplicating import duplicate
from models.records.desk import Check, Query, SavedFigure
from models.records.story import Actor, Citation, Claim, Document, Event, Field, Place, Source, State
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_document,
    a_place,
    a_source,
    an_actor,
    an_amount,
    an_event,
)


@pytest.fixture
def case(tmp_path):
    place, actor = a_place(id="place", aliases=("Suchow",)), an_actor(id="court", numbers=("register=7",))
    event, other = an_event(id="sale", official_number="No. 7", tags=("a",)), an_event("The ban", id="ban")
    source, document = a_source(id="paper", url="https://a.cn/1"), a_document(id="pdf", source_id="paper")
    total = a_claim(event, "amount", "in all", id="total", amount=an_amount(), state=State.CHECKED)
    claims = (
        total,
        a_claim(event, "amount", "a part", id="part", amount=an_amount("5"), part_of=total.id),
        a_claim(event, "where", "", id="where", place_id=place.id, role="seller"),
        a_claim(event, "relation", "", id="link", other_event_id=other.id, role="follows"),
        a_claim(event, "statement", "It was not so", id="wrong", state=State.REJECTED),
    )
    cited = a_citation(total, source, id="c1", document_id=document.id, place="3", quote="三十亿")
    marks = Check("m", total.id, State.CHECKED, "Bea", "2025-01-01T10:00:00+00:00"), Query("q", total.id, "?")
    figure = SavedFigure("f", "All sales", settings='{"view": "timeline"}')
    records = (place, actor, source, document, event, other, *claims, cited, *marks, figure)
    with a_case(tmp_path, *records, who="Ana") as case:
        yield case


def doubled(case, *records):
    with case.edit("Duplicate") as writer:
        return duplicate(writer, records)


def test_an_event_takes_its_claims_and_citations_along_and_no_mark(case):
    (made,) = doubled(case, case.reader.get(Event, "sale"))
    assert made.title == "Something happened (copy)"
    assert (made.when, made.tags) == (case.reader.get(Event, "sale").when, ("a",))
    claims = {one.text: one for one in case.reader.where(Claim, event_id=made.id)}
    assert {"in all", "a part"} <= claims.keys()
    assert "It was not so" not in claims
    assert {one.state for one in claims.values()} == {State.DRAFT}
    (cited,) = case.reader.where(Citation, claim_id=claims["in all"].id)
    assert (cited.source_id, cited.document_id, cited.place, cited.quote) == ("paper", "pdf", "3", "三十亿")
    assert case.reader.where(Check, claim_id=claims["in all"].id) == ()
    assert len(case.reader.all(Query)) == 1
    assert [
        problem for problem in case.verify() if "bytes" not in problem
    ] == []  # it was made without a file


def test_a_part_of_a_total_is_part_of_the_new_total(case):
    (made,) = doubled(case, case.reader.get(Event, "sale"))
    claims = {one.text: one for one in case.reader.where(Claim, event_id=made.id)}
    assert claims["a part"].part_of == claims["in all"].id


def test_events_that_are_duplicated_together_are_linked_to_each_other(case):
    (alone,) = doubled(case, case.reader.get(Event, "sale"))
    pair = doubled(case, *(case.reader.get(Event, id) for id in ("sale", "ban")))

    def linked(event):
        return case.reader.where(Claim, event_id=event.id, field=str(Field.RELATION))[0].other_event_id

    assert linked(alone) == "ban"
    assert linked(pair[0]) == pair[1].id


def test_a_rejected_date_is_not_said_again(case):
    with case.edit("Reject") as writer:
        claim = writer.claim_for(case.reader.get(Event, "sale"), Field.WHEN)
        writer.replace(type(claim)(claim.id, claim.event_id, Field.WHEN, state=State.REJECTED))
    (made,) = doubled(case, case.reader.get(Event, "sale"))
    assert made.when is None
    assert case.reader.where(Claim, event_id=made.id, field="when") == ()


def test_what_tells_one_source_actor_or_place_from_others_stays_with_it(case):
    records = (
        case.reader.get(Source, "paper"),
        case.reader.get(Actor, "court"),
        case.reader.get(Place, "place"),
    )
    source, actor, place = doubled(case, *records)
    assert (source.title, source.url) == ("A newspaper (copy)", "")
    assert case.reader.where(Document, source_id=source.id) == ()
    assert (actor.numbers, place.aliases) == ((), ())
    assert place.point == records[2].point


def test_a_second_duplicate_has_a_name_of_its_own(case):
    names = [doubled(case, case.reader.get(SavedFigure, "f"))[0].name for _ in range(3)]
    assert names == ["All sales (copy)", "All sales (copy 2)", "All sales (copy 3)"]


def test_a_duplicate_is_one_step_that_undo_takes_away(case):
    before = {kind: case.reader.all(kind) for kind in (Event, Claim, Citation)}
    doubled(case, case.reader.get(Event, "sale"))
    case.undo()
    assert {kind: case.reader.all(kind) for kind in before} == before


def test_what_cannot_be_duplicated_is_refused_in_a_sentence(case):
    with pytest.raises(CaseError, match="can be duplicated"):
        doubled(case, case.reader.get(Document, "pdf"))

"""A marked passage becomes cited claims, in one action, and nothing is entered that was not accepted."""

from dataclasses import replace

import pytest

from models.case import Case
from models.evidence.citing import Citing, cite
from models.records.story import (
    Citation,
    Claim,
    Document,
    Event,
    Field,
    Locator,
    Place,
    Source,
    Stance,
    State,
)
from models.texts.passage import Passage
from models.texts.proposals import proposals
from tests.builders import a_document, a_source, an_event

QUOTE = "2021年9月24日，徐州市法院处置约1.5万枚比特币，成交额逾30亿元"


@pytest.fixture
def case(tmp_path):
    with Case.create(tmp_path / "case.dateline", who="Ana") as case:
        yield case


@pytest.fixture
def document(case):
    document = a_document(b"ruling", name="ruling.pdf")
    with case.edit("Add") as writer:
        writer.add(document)
    return document


def passage_of(document, quote=QUOTE):
    return Passage(document.id, 3, Locator.PAGE, "3", quote, 10, 10 + len(quote))


def done(case, citing):
    with case.edit("Cite") as writer:
        return cite(writer, citing)


def ticked(quote=QUOTE):
    return tuple(one for one in proposals(quote) if one.value is not None)


def test_a_new_event_takes_what_was_ticked_and_each_claim_its_citation(case, document):
    source = a_source("Ruling")
    event_id, made = done(case, Citing(passage_of(document), source, title="Xuzhou sells", accepted=ticked()))
    dossier = case.reader.dossier(event_id)
    assert dossier.event.when.edtf == "2021-09-24"
    assert [stated.claim.field for stated in dossier.stated] == [
        "what",
        "when",
        "where",
        "amount",
        "quantity",
    ]
    assert all(len(stated.cited) == 1 for stated in dossier.stated)
    assert {(one.place, one.quote, one.start) for one in made} == {("3", QUOTE, 10)}
    assert case.reader.get(Document, document.id).source_id == source.id


def test_nothing_is_entered_that_was_not_ticked(case, document):
    event_id, made = done(case, Citing(passage_of(document), a_source(), title="Xuzhou sells"))
    assert len(made) == 1
    assert case.reader.get(Event, event_id).when is None
    assert [claim.field for claim in case.reader.where(Claim, event_id=event_id)] == ["what"]


def test_it_is_one_action_that_can_be_taken_back(case, document):
    done(case, Citing(passage_of(document), a_source(), title="Xuzhou sells", accepted=ticked()))
    case.undo()
    assert [case.reader.all(kind) for kind in (Event, Source, Citation, Place)] == [(), (), (), ()]


def test_a_claim_that_says_the_same_is_cited_once_more_and_not_made_twice(case, document):
    source = a_source()
    event_id, _ = done(case, Citing(passage_of(document), source, title="Sale", accepted=ticked()))
    before = len(case.reader.where(Claim, event_id=event_id))
    again = Citing(passage_of(document), source, event_id, accepted=ticked())
    _, made = done(case, again)
    assert len(case.reader.where(Claim, event_id=event_id)) == before
    assert len(made) == before


def test_a_date_that_differs_is_told_as_what_this_source_says(case, document):
    event = an_event("Ban", when="2021-09-15")
    with case.edit("Add") as writer:
        writer.add(event)
    _, made = done(case, Citing(passage_of(document), a_source(), event.id, accepted=ticked("2021年9月24日")))
    against = [one for one in made if one.stance is Stance.CONTRADICTS]
    assert [one.said for one in against] == ["2021-09-24"]
    assert case.reader.get(Event, event.id).when.edtf == "2021-09-15"


def test_a_checked_claim_that_is_cited_anew_must_be_looked_at_again(case, document):
    event = an_event("Ban")
    with case.edit("Add") as writer:
        writer.add(event)
        claim = writer.claim_for(event, Field.WHAT)
    with case.edit("Check") as writer:
        writer.replace(replace(claim, state=State.CHECKED))
    done(case, Citing(passage_of(document), a_source(), event.id, claim.id))
    assert case.reader.get(Claim, claim.id).state is State.CHANGED


def test_a_statement_is_a_claim_of_its_own(case, document):
    event = an_event("Ban")
    with case.edit("Add") as writer:
        writer.add(event)
    done(case, Citing(passage_of(document), a_source(), event.id, field=Field.STATEMENT, text="It was sold."))
    (claim,) = case.reader.where(Claim, event_id=event.id, field="statement")
    assert (claim.text, claim.written_by) == ("It was sold.", "Ana")

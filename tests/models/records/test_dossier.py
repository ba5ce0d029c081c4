from dataclasses import replace

import pytest

from models.errors import CaseError
from models.records.story import Claim, Field, Stance, State
from tests.builders import a_case, a_citation, a_claim, a_place, a_source, an_actor, an_event, replace_in


@pytest.fixture
def case(tmp_path):
    """A sale whose claims come in no order, with two sources; the second is used first."""
    event, other = an_event("Sale", id="sale"), an_event("Ruling", id="ruling")
    actor, place = an_actor(id="agent"), a_place(id="xuzhou")
    one, two = a_source("One", id="one"), a_source("Two", id="two")
    statement = a_claim(event, Field.STATEMENT, id="statement")
    who = a_claim(event, Field.WHO, text="", actor_id=actor.id, id="who")
    where = a_claim(event, Field.WHERE, text="", place_id=place.id, id="where", state=State.CHECKED)
    relation = a_claim(event, Field.RELATION, other_event_id=other.id, id="relation", is_inferred=True)
    citations = [
        a_citation(statement, one, id="1"),
        a_citation(where, two, id="2"),
        a_citation(where, one, id="3", stance=Stance.CONTRADICTS, position=1),
        a_citation(who, two, id="4", stance=Stance.CONTEXT),
    ]
    with a_case(
        tmp_path, event, other, actor, place, one, two, relation, statement, who, where, *citations
    ) as case:
        yield case


def test_claims_are_told_in_the_order_of_their_fields(case):
    fields = [stated.claim.field for stated in case.reader.dossier("sale").stated]
    assert fields == ["what", "when", "where", "who", "statement", "relation"]


def test_an_event_is_uncited_while_nothing_supports_it_and_nothing_of_it_is_ours(case):
    assert not case.reader.dossier("sale").is_uncited
    assert case.reader.dossier("ruling").is_uncited
    replace_in(case, replace(case.reader.dossier("ruling").stated[0].claim, is_inferred=True))
    assert not case.reader.dossier("ruling").is_uncited


def test_sources_are_numbered_by_their_first_use(case):
    dossier = case.reader.dossier("sale")
    assert [(cited.number, cited.source.title) for cited in dossier.sources] == [(1, "Two"), (2, "One")]
    assert [cited.number for cited in dossier.of(Field.STATEMENT)[0].cited] == [2]


def test_claims_bring_the_records_they_point_to(case):
    dossier = case.reader.dossier("sale")
    assert dossier.of(Field.WHO)[0].actor.id == "agent"
    assert dossier.of(Field.WHERE)[0].place.id == "xuzhou"
    assert dossier.of(Field.RELATION)[0].other.title == "Ruling"
    assert dossier.kind.id == "notice"


def test_what_is_contradicted_and_what_is_uncited_is_told(case):
    dossier = case.reader.dossier("sale")
    assert dossier.is_contradicted
    assert [stated.claim.field for stated in dossier.stated if stated.is_contradicted] == ["where"]
    assert [stated.claim.field for stated in dossier.uncited] == ["what", "when", "who"]
    assert not case.reader.dossier("ruling").is_contradicted


def test_our_own_observation_needs_no_source_in_the_dossier_nor_in_the_index(case):
    who = case.reader.get(Claim, "who")
    before = next(case.reader.index_rows(["sale"])).uncited
    replace_in(case, replace(who, observed_by="Ana", observation="Saw the plate"))
    assert [stated.claim.field for stated in case.reader.dossier("sale").uncited] == ["what", "when"]
    assert next(case.reader.index_rows(["sale"])).uncited == before - 1


def test_a_rejected_claim_needs_no_source_and_holds_no_event_back(case):
    dossier = case.reader.dossier("ruling")
    rejected = replace(dossier.stated[0], claim=replace(dossier.stated[0].claim, state=State.REJECTED))
    checked = replace(dossier.stated[1], claim=replace(dossier.stated[1].claim, state=State.CHECKED))
    assert not rejected.is_uncited
    assert replace(dossier, stated=(rejected, checked)).state is State.CHECKED
    assert replace(dossier, stated=(rejected,)).state is State.REJECTED
    assert replace(dossier, stated=()).state is State.DRAFT


def test_dossiers_come_in_the_order_asked_without_those_that_are_gone(case):
    assert [each.event.id for each in case.reader.dossiers(["sale", "gone", "ruling"])] == ["sale", "ruling"]
    with pytest.raises(CaseError, match="not in the case"):
        case.reader.dossier("gone")

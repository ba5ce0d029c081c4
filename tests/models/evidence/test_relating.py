from dataclasses import replace

import pytest

from models.errors import CaseError, UnreadableValue
from models.evidence.relating import RelationDraft, draft_of, write_relation
from models.records.relations import RelationKind, read_share, relation_of
from models.records.story import Actor, Claim, Event, Field, Kind
from models.store.actors import actor_named, relations_of
from models.values.money import Bound
from tests.builders import a_case, a_citation, a_quantity, a_source, a_when, add, an_actor, an_amount

OWNS = RelationDraft(
    RelationKind.OWNS, "Anna Berg", "delta ltd", when=a_when("2001/2004"), share=a_quantity("60", "%")
)


def write(case, draft, before=None):
    with case.edit("Relate") as writer:
        return write_relation(writer, case.reader, draft, before)


@pytest.fixture
def case(tmp_path):
    with a_case(tmp_path, an_actor("Delta Ltd", id="delta", aliases=("former=Gamma Ltd",))) as opened:
        yield opened


def test_one_edit_makes_the_relation_its_claims_and_the_actor_who_was_not_there(case):
    id = write(case, OWNS)
    dossier = case.reader.dossier(id)
    assert dossier.event.title == "Anna Berg owns 60% of Delta Ltd"
    assert {one.claim.field for one in dossier.stated} == {Field.WHAT, Field.WHEN, Field.WHO, Field.QUANTITY}
    assert [actor.name for actor in case.reader.all(Actor)].count("Delta Ltd") == 1
    assert case.reader.get(Kind, "relation").name == "Relation"
    assert draft_of(relation_of(dossier)).share == OWNS.share
    case.undo()
    assert case.reader.all(Event) == ()
    assert actor_named(case.reader, "anna berg") is None


def test_an_actor_is_meant_by_a_former_name_too(case):
    write(case, replace(OWNS, whom="GAMMA LTD"))
    assert relations_of(case.reader, "delta")[0].whom.name == "Delta Ltd"
    assert relations_of(case.reader, "nobody") == ()


def test_a_change_keeps_the_citations_of_what_stays(case):
    id = write(case, OWNS)
    before = case.reader.dossier(id)
    source = a_source()
    ends = {one.claim.role: one.claim for one in before.of(Field.WHO)}
    add(case, source, a_citation(ends["who"], source), a_citation(before.of(Field.QUANTITY)[0].claim, source))
    changed = replace(
        draft_of(relation_of(before)),
        kind=RelationKind.PAID,
        when=None,
        share=None,
        sum=an_amount("5", "USD"),
    )
    write(case, changed, before)
    after = case.reader.dossier(id)
    assert [len(one.cited) for one in after.of(Field.WHO) if one.claim.role == "who"] == [1]
    assert after.of(Field.QUANTITY) == after.of(Field.WHEN) == ()
    assert after.event.title == "Anna Berg paid $5 to Delta Ltd"
    assert after.event.when is None
    case.undo()
    assert case.reader.dossier(id).event.title == "Anna Berg owns 60% of Delta Ltd"


def test_what_cannot_stand_changes_nothing(case):
    with pytest.raises(CaseError, match="to itself"):
        write(case, replace(OWNS, who="gamma ltd"))
    assert case.reader.all(Claim) == ()


@pytest.mark.parametrize(
    ("text", "value", "bound"),
    [("60%", "60", "exact"), ("33.3", "33.3", "exact"), ("over 25 per cent", "25", "at least"),
     ("about 5 %", "5", "about")],
)  # fmt: skip
def test_a_share_is_read_in_words(text, value, bound):
    share = read_share(text)
    assert (str(share.value), share.bound, share.asset) == (value, Bound(bound), "%")


@pytest.mark.parametrize("text", ["a lot", "60 BTC", "-5%"])
def test_what_is_no_share_is_said(text):
    with pytest.raises(UnreadableValue):
        read_share(text)

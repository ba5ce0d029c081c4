from decimal import Decimal

import pytest

from models.index.filters import Filter
from models.records.relation_words import relation_words
from models.records.relations import (
    RelationKind,
    end_words,
    phrases_of,
    relation_kind,
    relation_of,
    relation_problem,
    relations_in,
    share_words,
)
from models.records.story import Confidentiality, Field, State
from models.values.money import Quantity
from tests.builders import a_case, a_claim, a_quantity, an_actor, an_amount, an_event

BERG, DELTA = an_actor("Anna Berg", id="berg"), an_actor("Delta Ltd", id="delta")


def records_of(kind, *more, who=BERG, whom=DELTA, words="", **fields):
    event = an_event("They stand so", "2001/2004", id="relation", relation=kind, **fields)
    return (
        event,
        a_claim(event, Field.WHAT, words, id="what"),
        a_claim(event, Field.WHO, "", actor_id=who.id, role="who"),
        a_claim(event, Field.WHO, "", actor_id=whom.id, role="whom"),
        *(claim(event) for claim in more),
    )


def read(tmp_path, *records):
    with a_case(tmp_path, BERG, DELTA, *records) as case:
        return relation_of(case.reader.dossier("relation"))


def a_share(value):
    return lambda event: a_claim(event, Field.QUANTITY, "", quantity=a_quantity(value, "%"))


def a_sum(event):
    return a_claim(event, Field.AMOUNT, "", amount=an_amount("1500000", "USD"))


@pytest.mark.parametrize(
    ("kind", "words", "more", "forth", "back"),
    [
        ("owns", "", (), "owns Delta Ltd", "is owned by Anna Berg"),
        ("owns", "", (a_share("60"),), "owns 60% of Delta Ltd", "is 60% owned by Anna Berg"),
        ("owns", "as a nominee", (a_share("60"),), "owns 60% of Delta Ltd (as a nominee)",
         "is 60% owned by Anna Berg (as a nominee)"),
        ("directs", "", (), "directs Delta Ltd", "is directed by Anna Berg"),
        ("directs", "chair", (), "is chair of Delta Ltd", "has as its chair Anna Berg"),
        ("works for", "a driver", (), "works as a driver for Delta Ltd", "employs as a driver Anna Berg"),
        ("paid", "", (a_sum,), "paid $1.5m to Delta Ltd", "was paid $1.5m by Anna Berg"),
        ("subsidiary of", "", (), "is a subsidiary of Delta Ltd", "is the parent of Anna Berg"),
        ("other", "lends a flat to", (), "lends a flat to Delta Ltd", "Anna Berg lends a flat to Delta Ltd"),
    ],
)  # fmt: skip
def test_a_relation_is_told_from_either_end(tmp_path, kind, words, more, forth, back):
    relation = read(tmp_path, *records_of(kind, *more, words=words))
    assert relation.line(BERG.id) == forth
    assert relation.line(DELTA.id) == back
    assert relation.sentence() == f"Anna Berg {forth}"


def test_a_relation_lacking_an_end_or_rejected_is_none(tmp_path):
    event, what, who, whom = records_of("owns")
    with a_case(tmp_path, BERG, DELTA, event, what, who) as case:
        assert relation_of(case.reader.dossier(event.id)) is None
        with case.edit("Add the other end, reject it all") as writer:
            writer.add(whom)
        assert relation_of(case.reader.dossier(event.id)).whom == DELTA
        with case.edit("Reject it") as writer:
            writer.replace(a_claim(event, Field.WHAT, "", id="what", state=State.REJECTED))
        assert relation_of(case.reader.dossier(event.id)) is None
        assert list(relations_in(case.reader.dossiers([event.id]))) == []


def test_a_relation_is_public_only_with_both_its_ends(tmp_path):
    hidden = an_actor("Code", confidentiality=Confidentiality.CONFIDENTIAL, code_name="Fox", id="hidden")
    with a_case(tmp_path, BERG, DELTA, hidden, *records_of("owns", whom=hidden)) as case:
        assert not relation_of(case.reader.dossier("relation")).is_public


def test_relations_stand_in_no_list_of_events_unless_they_are_asked_for(tmp_path):
    event = an_event("A raid")
    with a_case(tmp_path, BERG, DELTA, event, *records_of("owns")) as case:
        assert case.reader.events(Filter()) == (event,)
        assert len(case.reader.events(Filter(relations=True))) == 2
        assert case.reader.events(Filter(actors=frozenset({BERG.id}))) == ()
        assert [hit.id for hit in case.reader.search("stand so")] == ["relation"]


def test_a_strange_kind_is_told_in_its_own_words(tmp_path):
    assert relation_kind("godparent of") is RelationKind.OTHER
    assert read(tmp_path, *records_of("godparent of")).line(BERG.id) == "godparent of Delta Ltd"


def test_ends_and_shares_have_their_words():
    assert end_words("owns", "who") == "owner"
    assert end_words("owns", "court") == "court"
    assert share_words(Quantity(Decimal("33.3"), "%")) == "33.3%"


def test_what_cannot_be_a_relation_is_said_in_one_sentence():
    owns, other = RelationKind.OWNS, RelationKind.OTHER
    assert relation_problem(owns, "a", "b") == ""
    assert "two ends" in relation_problem(owns, "a", " ")
    assert "to itself" in relation_problem(owns, "a", "A")
    assert "in words" in relation_problem(other, "a", "b")
    assert "no share" in relation_problem(owns, "a", "b", share=a_quantity("5", "BTC"))


@pytest.mark.parametrize("language", ["de", "fr", "zh", "zh-Hant"])
def test_every_kind_reads_in_every_language_of_a_figure(language):
    told = relation_words(language)
    assert set(told) == set(RelationKind) - {RelationKind.OTHER}
    assert all("{}" not in "".join(each[:2]) for each in told.values())
    assert all(each[2].count("{}") == each[3].count("{}") == 1 for each in told.values())


def test_a_language_that_is_not_there_reads_in_english():
    assert phrases_of(RelationKind.OWNS, "it")[0] == "owns"
    assert phrases_of(RelationKind.OWNS, "zh-Hans-CN")[0] == "拥有"

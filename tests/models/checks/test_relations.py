import pytest

from models.evidence.relating import RelationDraft, write_relation
from models.records.relations import RelationKind
from models.records.story import Confidentiality, Field, State
from tests.builders import a_claim, a_quantity, a_when, add, an_actor, an_event, replace_in

BERG = an_actor("Anna Berg", id="berg", kind="person", began=a_when("1960-05-03"), ended=a_when("2010"))
DELTA = an_actor("Delta Ltd", id="delta", kind="company", began=a_when("1990"), ended=a_when("2015"))


@pytest.fixture
def relate(case):
    add(case, BERG, DELTA)

    def run(kind, when, who="Anna Berg", whom="Delta Ltd", **more):
        draft = RelationDraft(RelationKind(kind), who, whom, when=a_when(when) if when else None, **more)
        with case.edit("Add a relation") as writer:
            return write_relation(writer, case.reader, draft)

    return run


@pytest.mark.parametrize(
    ("kind", "when", "is_wrong"),
    [
        ("directs", "1950/1970", True),  # before she was born, and before the company was founded
        ("directs", "1985/..", True),
        ("directs", "1990/1995", False),
        ("directs", "1990", False),
        ("directs", "2005/2012", True),
        ("directs", "2005/2010", False),
        ("directs", "2005/..", False),  # an open end says nothing
        ("directs", None, False),
        ("relative of", "1950", False),
    ],
)
def test_nobody_directs_before_birth_or_after_death(relate, found, kind, when, is_wrong):
    relate(kind, when)
    assert bool(found("outside a lifetime")) is is_wrong


def test_the_sentence_names_who_and_why(relate, found):
    relate("directs", "1955/1959", whom="Gamma Ltd")
    assert found("outside a lifetime")[0].sentence == (
        "Anna Berg directs Gamma Ltd (1955–1959), but Anna Berg was born 3 May 1960: mend one of the dates."
    )


def shares(*told):
    return [
        {"when": when, "who": who, "share": a_quantity(share, "%", **more)} for who, when, share, more in told
    ]


@pytest.mark.parametrize(
    ("told", "is_wrong"),
    [
        (shares(("A", "2001/2005", "60", {}), ("B", "2003/..", "45", {})), True),
        (shares(("A", "2001/2002", "60", {}), ("B", "2003/..", "45", {})), False),
        (shares(("A", "2001/2003", "60", {}), ("B", "2003/..", "45", {})), False),  # handed on within 2003
        (shares(("A", "2001/..", "33.4", {}), ("B", "2001/..", "33.4", {}), ("C", "2001/..", "33.4", {})), False),
        (shares(("A", "2001/..", "60", {}), ("B", None, "60", {})), False),
        (shares(("A", "2001-03-04", "60", {}), ("B", "2001-03-04", "60", {})), True),
    ],
)  # fmt: skip
def test_owners_hold_no_more_than_all_of_a_company_at_one_time(relate, found, told, is_wrong):
    for one in told:
        relate("owns", one.pop("when"), whom="Gamma Ltd", **one)
    assert bool(found("more than all of it")) is is_wrong


def test_a_relation_of_an_actor_to_itself_or_without_an_end_is_found(case, relate, found):
    event = an_event("Anna Berg owns Anna Berg", relation="owns", id="self")
    half = an_event("Anna Berg owns", relation="owns", id="half")
    ends = [a_claim(event, Field.WHO, "", actor_id="berg", role=role) for role in ("who", "whom")]
    add(case, event, half, *ends, a_claim(half, Field.WHO, "", actor_id="berg", role="who", id="lone"))
    relate("owns", None)
    assert {one.event_id for one in found("relation lacking an end")} == {"self", "half"}
    replace_in(
        case, a_claim(half, Field.WHO, "", actor_id="berg", role="who", id="lone", state=State.REJECTED)
    )
    assert {one.event_id for one in found("relation lacking an end")} == {"self"}


def test_shares_are_no_sums_that_are_counted_twice_and_relations_fill_no_gap(case, relate, found):
    relate("owns", "2001-01-01", share=a_quantity("51.25", "%"))
    relate("owns", "2001-01-01", whom="Gamma Ltd", share=a_quantity("51.25", "%"))
    assert found("counted twice") == ()
    assert found("entered twice") == ()
    relate("owns", "2001-01-01", share=a_quantity("51.25", "%"))
    assert len(found("entered twice")) == 1


def test_a_confidential_actor_goes_by_the_code_name(case, relate, found):
    add(
        case,
        an_actor(
            "Secret", confidentiality=Confidentiality.CONFIDENTIAL, code_name="Fox", began=a_when("2000")
        ),
    )
    relate("paid", "1980-01-01", who="Secret", whom="Gamma Ltd")
    (finding,) = found("outside a lifetime")
    assert "Fox" in finding.sentence
    assert "Secret" not in finding.sentence

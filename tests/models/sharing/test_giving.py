"""A copy of what may be published: what is in it, what is not, and that it stands on its own."""

from dataclasses import fields, replace

import pytest

from models.case import Case
from models.errors import CaseError
from models.records.eras import KIND_OF_ERAS
from models.records.relations import KIND_OF_RELATIONS
from models.records.story import (
    Actor,
    Citation,
    Claim,
    Confidentiality,
    Event,
    Field,
    Kind,
    Place,
    Source,
    State,
)
from models.sharing.giving import give_publishable
from models.sharing.merging import plan_merge
from models.sharing.publishable import PUBLIC
from models.store.actors import relations_of
from models.values.when import When
from tests.builders import a_case, a_citation, a_claim, a_place, a_source, a_when, an_actor, an_event

SECRET = Confidentiality.CONFIDENTIAL


@pytest.fixture
def case(tmp_path):
    sale, plan = an_event("Sale", id="sale"), replace(an_event("Raid", id="raid"), confidentiality=SECRET)
    court, agent = an_actor(id="court"), replace(an_actor(id="agent"), name="Wren", confidentiality=SECRET)
    paper, talk = a_source(id="paper"), replace(a_source(id="talk"), confidentiality=Confidentiality.INTERNAL)
    place = a_place(id="xuzhou")
    total = replace(
        a_claim(sale, text="Wren sold all of it", id="total"), actor_id=court.id, place_id=place.id
    )
    part = replace(a_claim(sale, text="and some", id="part"), part_of=total.id)
    hidden = (
        a_claim(plan, id="of the raid"),
        replace(a_claim(sale, id="by the agent"), actor_id=agent.id),
        replace(a_claim(sale, id="refuted"), state=State.REJECTED),
    )
    cited = (a_citation(total, paper, id="public"), a_citation(total, talk, id="of the talk"))
    records = (sale, plan, court, agent, paper, talk, place, total, part, *hidden, *cited)
    with a_case(tmp_path, *records) as case:
        yield case


@pytest.fixture
def given(case, tmp_path):
    give_publishable(case, tmp_path / "given.dateline")
    with Case.open(tmp_path / "given.dateline") as copy:
        yield copy


def only(case, kind):
    (record,) = case.reader.all(kind)
    return record


def test_what_is_public_stands_in_the_copy_and_points_to_its_own(given):
    claims = {claim.text: claim for claim in given.reader.all(Claim)}
    total, part = claims["[name withheld] sold all of it"], claims["and some"]
    assert sorted(claim.field for claim in given.reader.all(Claim)) == [
        "statement",
        "statement",
        "what",
        "when",
    ]
    assert {claim.event_id for claim in claims.values()} == {only(given, Event).id}
    assert part.part_of == total.id
    assert (total.actor_id, total.place_id) == (only(given, Actor).id, only(given, Place).id)
    citation = only(given, Citation)
    assert (citation.claim_id, citation.source_id) == (total.id, only(given, Source).id)
    assert given.verify() == ()


def test_no_id_and_nobody_at_work_is_in_the_copy(case, given):
    old = {
        record.id
        for kind in (Event, Claim, Citation, Source, Actor, Place)
        for record in case.reader.all(kind)
    }
    new = {
        record.id
        for kind in (Event, Claim, Citation, Source, Actor, Place)
        for record in given.reader.all(kind)
    }
    assert old & new == set()
    assert {one.who for one in given.reader.history(100)} == {""}
    assert {claim.state for claim in given.reader.all(Claim)} == {State.READY}


def test_a_kind_of_ones_own_comes_along_and_built_in_ones_are_not_doubled(case, tmp_path):
    with case.edit("A kind") as writer:
        writer.put(Kind("mine", "Smuggling", "#D55E00", "square"))
        writer.replace(replace(case.reader.get(Event, "sale"), kind_id="mine"))
    give_publishable(case, tmp_path / "given.dateline")
    with Case.open(tmp_path / "given.dateline") as copy:
        names = [kind.name for kind in copy.reader.all(Kind)]
        assert names.count("Smuggling") == 1
        assert len(set(names)) == len(names)
        assert copy.reader.get(Kind, only(copy, Event).kind_id).name == "Smuggling"


def test_it_says_what_it_holds_and_what_stayed_at_home(case, tmp_path):
    told = give_publishable(case, tmp_path / "given.dateline").sentence
    assert told == (
        "given.dateline holds 1 event, 4 claims, 1 citation, 1 source; "
        "left out: 1 event, 5 claims, 1 citation, 1 source. It cannot be taken back."
    )


def test_eras_are_counted_as_eras_and_never_as_events(case, tmp_path):
    with case.edit("Eras") as writer:
        writer.put(KIND_OF_ERAS)
        for number, title in enumerate(("The boom", "The ban")):
            era = a_when("2017/2021")
            writer.add(Event(f"era {number}", KIND_OF_ERAS.id, title, when=era, era="#dddddd"))
    told = give_publishable(case, tmp_path / "given.dateline")
    assert (told.held["events"], told.held["eras"]) == (1, 2)
    assert min(told.left_out.values()) > 0
    assert "holds 1 event, " in told.sentence
    assert "2 eras" in told.sentence


def test_a_copy_that_was_given_so_cannot_be_taken_back(case, given):
    given.close()
    with pytest.raises(CaseError, match="no copies of one another"):
        plan_merge(case, given.path)


def test_nothing_stands_there_if_it_is_cancelled(case, tmp_path):
    class Unwanted(Exception):
        pass

    def cancel(done, steps):
        if done == steps:
            raise Unwanted

    with pytest.raises(Unwanted):
        give_publishable(case, tmp_path / "given.dateline", cancel)
    assert list(tmp_path.glob("given*")) == []


def test_what_stands_there_already_is_left_as_it_is(case, tmp_path):
    (tmp_path / "given.dateline").write_text("mine")
    with pytest.raises(CaseError):
        give_publishable(case, tmp_path / "given.dateline")
    assert (tmp_path / "given.dateline").read_text() == "mine"


def test_a_copy_of_an_encrypted_case_is_encrypted(tmp_path):
    with Case.create(tmp_path / "closed.dateline", passphrase="correct horse") as case:
        with case.edit("Add") as writer:
            writer.add(an_event("Seldom seen"))
        give_publishable(case, tmp_path / "given.dateline")
    assert b"Seldom seen" not in (tmp_path / "given.dateline").read_bytes()
    with Case.open(tmp_path / "given.dateline", passphrase="correct horse") as copy:
        assert only(copy, Event).title == "Seldom seen"


@pytest.mark.parametrize("kind", PUBLIC, ids=lambda kind: kind.__name__)
def test_every_public_field_is_a_field_of_its_record(kind):
    assert PUBLIC[kind] <= {one.name for one in fields(kind)}


def test_a_date_that_leans_on_what_is_kept_back_keeps_its_bounds_and_tells_nothing_of_it(tmp_path):
    raid = an_event("Raid", "2021-09-24", id="raid", confidentiality=SECRET)
    with a_case(tmp_path, raid, an_event("Sale", None, id="sale")) as case:
        with case.edit("Lean") as writer:
            claim = writer.claim_for("sale", Field.WHEN)
            leaning = replace(
                claim, role="after", lag="P3D", other_event_id="raid", wording="after the secret raid"
            )
            writer.replace(leaning)
        give_publishable(case, tmp_path / "given.dateline")
    with Case.open(tmp_path / "given.dateline") as given:
        (sale,) = given.reader.all(Event)
        assert sale.when == When.from_edtf("2021-09-27")
        (claim,) = given.reader.where(Claim, field=Field.WHEN)
        assert (claim.other_event_id, claim.role, claim.lag, claim.wording) == (None, "", "", "")


def test_a_relation_is_given_with_both_its_ends_or_not_at_all(case, tmp_path):
    def relation(id, whom):
        event = an_event(f"Court pays {id}", id=id, relation="paid", kind="relation")
        ends = (("who", "court"), ("whom", whom))
        return (
            event,
            *(
                replace(a_claim(event, "who", "", id=f"{id}-{role}"), actor_id=a, role=role)
                for role, a in ends
            ),
        )

    with case.edit("Relate") as writer:
        writer.add_many([KIND_OF_RELATIONS, an_actor("Bank", id="bank")])
        writer.add_many([*relation("open", "bank"), *relation("hidden", "agent")])
    give_publishable(case, tmp_path / "given.dateline")
    with Case.open(tmp_path / "given.dateline") as copy:
        (held,) = relations_of(copy.reader)
        assert (held.who.name, held.whom.name, held.event.kind_id) == (
            "Shayang county court",
            "Bank",
            "relation",
        )
        assert [event.relation for event in copy.reader.all(Event)].count("paid") == 1
        assert copy.verify() == ()

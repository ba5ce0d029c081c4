"""A second round holds what changed since the first began, and nothing else."""

from dataclasses import replace

import pytest

from models.records.story import Actor, Citation, Claim, Event, Place, Source, State
from models.review import review
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_place,
    a_source,
    a_when,
    add,
    an_actor,
    an_event,
    delete_from,
    replace_in,
)


@pytest.fixture
def case(tmp_path):
    """A case of two events, the first of which has a place, an actor and a cited statement."""
    sale, other = an_event("Sale", id="sale"), an_event("Seizure", "2020", id="seizure")
    records = (
        a_place(id="xuzhou"),
        an_actor(id="court"),
        a_source(id="paper"),
        a_claim(sale, id="said", text="It was said"),
        a_claim(sale, id="where", field="where", text="", place_id="xuzhou"),
        a_claim(sale, id="who", field="who", text="", actor_id="court"),
        a_claim(other, id="untouched"),
        a_citation("said", "paper", id="cited"),
    )
    with a_case(tmp_path, sale, other, *records) as made:
        yield made


@pytest.fixture
def first(case):
    """The first round, which took all claims."""
    with case.edit("Start") as writer:
        begun = review.start_round(writer, "First", review.freeze(writer.reader))
    assert set(review.claims_of(begun)) == {claim.id for claim in case.reader.all(Claim)}
    return begun


def changed(case, begun):
    return set(review.changed_since(case.reader, begun).changed)


def own_claim(case, field, event="sale"):
    return next(one.id for one in case.reader.where(Claim, event_id=event) if one.field == field)


def test_without_a_change_there_is_nothing_to_look_at(case, first):
    assert review.changed_since(case.reader, first) == review.Since((), (), ())


@pytest.mark.parametrize(
    ("kind", "id", "fields", "claims"),
    [
        (Claim, "said", {"text": "Something else"}, {"said"}),
        (Claim, "said", {"is_criticism": True}, {"said"}),
        (Claim, "said", {"decision": "It stands"}, {"said"}),
        (Source, "paper", {"publisher": "Another house"}, {"said"}),
        (Event, "sale", {"kind_id": "report"}, {"said", "where", "who", "what", "when"}),
        (Citation, "cited", {"quote": "other words"}, {"said"}),
        (Place, "xuzhou", {"local_name": "徐州"}, {"where"}),
        (Actor, "court", {"name": "Another court"}, {"who"}),
        (Event, "sale", {"title": "Another title"}, {"what"}),
        (Event, "sale", {"when": a_when("2019")}, {"when"}),
    ],
)
def test_what_is_seen_of_a_claim_brings_it_back_and_undo_takes_it_out(case, first, kind, id, fields, claims):
    replace_in(case, replace(case.reader.get(kind, id), **fields))
    wanted = {own_claim(case, one) if one in ("what", "when") else one for one in claims}
    assert changed(case, first) == wanted
    case.undo()
    assert changed(case, first) == set()


@pytest.mark.parametrize(
    ("kind", "id", "fields"),
    [
        (Claim, "said", {"state": State.READY}),
        (Citation, "cited", {"note": "read twice"}),
        (Event, "sale", {"note": "internal"}),
        (Place, "xuzhou", {"note": "by the map"}),
    ],
)
def test_marks_and_notes_bring_nothing_back(case, first, kind, id, fields):
    replace_in(case, replace(case.reader.get(kind, id), **fields))
    assert changed(case, first) == set()


def test_a_citation_that_comes_or_goes_brings_its_claim_back(case, first):
    delete_from(case, case.reader.get(Citation, "cited"))
    assert changed(case, first) == {"said"}
    case.undo()
    add(case, a_citation("where", "paper"))
    assert changed(case, first) == {"where"}


def test_new_and_deleted_claims_are_told_apart(case, first):
    add(case, a_claim("seizure", id="new"))
    delete_from(case, case.reader.get(Claim, "who"))
    since = review.changed_since(case.reader, first)
    assert (since.new, since.gone, since.changed) == (("new",), ("who",), ())

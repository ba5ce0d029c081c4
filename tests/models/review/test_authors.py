"""Whoever wrote a value stays its author for as long as it stands, whatever others touch."""

from dataclasses import replace

import pytest

from models.records.story import Citation, Claim, Event, Field, Place, State
from models.review import review
from models.store.authors import Authors
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_place,
    a_source,
    a_when,
    add,
    an_amount,
    an_event,
    delete_from,
    replace_in,
)


@pytest.fixture
def case(tmp_path):
    """Ana wrote an event with a sum and a place, each with its citation."""
    event = an_event("Sale", id="sale")
    claims = (
        a_claim(event, Field.AMOUNT, text="", id="sum", amount=an_amount("3000000000"), state=State.READY),
        a_claim(event, Field.WHERE, text="", id="where", place_id="xuzhou", state=State.READY),
    )
    cited = (a_citation("sum", "paper", id="cited", place="2"), a_citation("where", "paper", id="placed"))
    with a_case(tmp_path, event, a_source(id="paper"), a_place(id="xuzhou"), *claims, *cited) as made:
        yield made


def write(case, who, kind, id, **fields):
    case.who = who
    replace_in(case, replace(case.reader.get(kind, id), **fields))


def authors(case, id="sum"):
    return Authors(case.reader).of(case.reader.get(Claim, id))


def refusal(case, who, id="sum"):
    case.who = "Bea"
    with case.edit("Check") as writer:
        review.mark(writer, case.reader.get(Claim, id), State.CHECKED)
    return review.may(case.reader.get(Claim, id), State.SIGNED_OFF, who, case.reader)


def test_a_middle_editor_frees_nobody(case):
    write(case, "Dan", Claim, "sum", amount=an_amount("4000000000"))
    write(case, "Eve", Citation, "cited", place="3")
    assert authors(case) == {"Ana", "Dan", "Eve"}
    assert "wrote this claim" in refusal(case, "Dan")


def test_who_wrote_a_value_that_stands_no_more_is_free(case):
    write(case, "Dan", Claim, "sum", amount=an_amount("4000000000"))
    write(case, "Eve", Claim, "sum", amount=an_amount("5000000000"))
    assert authors(case) == {"Ana", "Eve"}
    assert refusal(case, "Dan") == ""


def test_writing_a_value_anew_or_undoing_to_it_takes_nobody_their_authorship(case):
    write(case, "Dan", Claim, "sum", amount=an_amount("4000000000"))
    write(case, "Eve", Claim, "sum", amount=an_amount("5000000000"))
    case.undo()
    assert authors(case) >= {"Dan"}
    write(case, "Eve", Claim, "sum", amount=an_amount("5000000000"))
    write(case, "Flo", Claim, "sum", amount=an_amount("4000000000"))
    assert authors(case) == {"Ana", "Dan", "Eve", "Flo"}  # Eve put it back by undoing


def test_a_part_of_a_sum_has_its_own_author(case):
    write(case, "Dan", Claim, "sum", amount=an_amount("4000000000"))
    write(case, "Eve", Claim, "sum", amount=an_amount("4000000000", "USD"))
    assert authors(case) == {"Ana", "Dan", "Eve"}


def test_who_renames_a_place_under_a_claim_wrote_what_it_says(case):
    write(case, "Dan", Place, "xuzhou", name="Nanjing")
    write(case, "Eve", Citation, "placed", place="3")
    assert authors(case, "where") == {"Ana", "Dan", "Eve"}


def test_who_entered_a_place_before_a_claim_named_it_is_no_author_of_the_claim(case):
    case.who = "Dan"
    add(case, a_claim("sale", Field.WHERE, text="", id="second", place_id="xuzhou"))
    assert authors(case, "second") == {"Dan"}


def test_who_decided_wrote_the_decision(case):
    write(case, "Dan", Claim, "sum", decision="The court's figure stands")
    write(case, "Eve", Citation, "cited", place="3")
    assert "wrote this claim" in refusal(case, "Dan")


def test_the_kind_of_an_event_belongs_to_its_title_and_its_date_to_its_date(case):
    write(case, "Dan", Event, "sale", kind_id="report")
    write(case, "Eve", Event, "sale", when=a_when("2022"))
    by_field = {claim.field: claim.id for claim in case.reader.where(Claim, event_id="sale")}
    assert "Dan" in authors(case, by_field[Field.WHAT])
    assert "Eve" not in authors(case, by_field[Field.WHAT])
    assert "Eve" in authors(case, by_field[Field.WHEN])
    assert authors(case) == {"Ana"}


def test_who_took_a_citation_out_last_is_named_until_somebody_else_edits(case):
    case.who = "Dan"
    add(case, a_citation("sum", "paper", id="more"))
    case.who = "Eve"
    delete_from(case, case.reader.get(Citation, "more"))
    assert authors(case) == {"Ana", "Eve"}


def test_what_was_read_step_by_step_and_at_once_is_the_same(case):
    stepwise = Authors(case.reader)
    for who, value in (("Dan", "4"), ("Eve", "5"), ("Dan", "6"), ("Flo", "4")):
        write(case, who, Claim, "sum", amount=an_amount(value))
        claim = case.reader.get(Claim, "sum")
        assert stepwise.of(claim) == Authors(case.reader).of(claim)

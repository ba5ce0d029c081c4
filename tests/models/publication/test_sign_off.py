"""The sign-off sheet says of every claim who marked it, when and how, and by which rule that was allowed."""

from dataclasses import replace

import pytest

from models.commands.commandline import main
from models.publication.sign_off import UNMARKED, sign_off_sheet
from models.records.story import About, Claim, Confidentiality, Field, State
from models.review import review, signing
from tests.builders import (
    a_case,
    a_citation,
    a_claim,
    a_document,
    a_source,
    add,
    an_amount,
    an_event,
    replace_in,
)


@pytest.fixture
def case(tmp_path):
    event = an_event("Sale of coins", id="sale")
    claim = a_claim(event, Field.AMOUNT, text="", id="sum", amount=an_amount(), state=State.READY)
    records = (
        event, a_source("The Paper", id="paper"), a_document(id="file"), claim, a_claim(event, id="told"),
        a_citation(claim, "paper", id="cited", document_id="file", place="2"),
    )  # fmt: skip
    with a_case(tmp_path, *records, title="Coins") as made:
        yield made


def mark(case, who, state, **how):
    case.who = who
    with case.edit("Mark") as writer:
        return review.mark(writer, case.reader.get(Claim, "sum"), state, **how)


def line_of(case, word):
    lines = [line for section in sign_off_sheet(case).sections for line in section.lines]
    said = ["".join(getattr(one, "text", "") for one in line.inlines) for line in lines]
    return next(one for one in said if word in one)


def test_a_claim_that_was_signed_off_tells_both_marks(case):
    mark(case, "Bea", State.CHECKED, opened=("cited",))
    mark(case, "Cy", State.SIGNED_OFF)
    line = line_of(case, "¥3bn")
    assert "Signed off by Cy, " in line
    assert "UTC, reference only: nothing was seen" in line
    assert "Checked by Bea" in line
    assert "document seen, 1 of 1 citation opened" in line
    assert "against the rule" not in line


def test_the_rule_stands_on_top_and_a_weaker_one_is_said_to_be_one(case):
    assert line_of(case, "Four eyes").startswith("Four eyes. Whoever wrote")
    replace_in(case, replace(case.reader.get(About, "case"), signing=signing.ANYBODY))
    assert "This case chose a weaker rule than four eyes." in line_of(case, "One person may do all")


def test_who_signed_off_by_a_weaker_rule_stands_out_when_the_strict_one_is_back(case):
    replace_in(case, replace(case.reader.get(About, "case"), signing=signing.ANYBODY))
    mark(case, "Ana", State.CHECKED)
    mark(case, "Ana", State.SIGNED_OFF)
    assert "against" not in line_of(case, "¥3bn")
    replace_in(case, replace(case.reader.get(About, "case"), signing=""))
    assert "[against the rule: Ana wrote this claim or edited it last]" in line_of(case, "¥3bn")


def test_a_state_without_a_mark_is_told(case):
    replace_in(case, replace(case.reader.get(Claim, "sum"), state=State.SIGNED_OFF))
    assert UNMARKED in line_of(case, "¥3bn")


def test_a_claim_that_changed_tells_the_check_it_had_and_counts_are_told(case):
    mark(case, "Bea", State.CHECKED)
    replace_in(case, replace(case.reader.get(Claim, "sum"), amount=an_amount("4000000000")))
    line = line_of(case, "¥4bn")
    assert "changed after check" in line
    assert "Checked by Bea" in line
    assert "1 changed after check, 3 draft" in line_of(case, "3 draft")


def test_nothing_that_is_confidential_stands_on_it(case):
    secret = a_source("Wang Wei", id="x", confidentiality=Confidentiality.CONFIDENTIAL, code_name="FOX")
    add(case, secret, a_citation("sum", secret, id="y"))
    pieces = " ".join(sign_off_sheet(case).pieces)
    assert "Wang Wei" not in pieces
    assert "FOX" not in pieces


@pytest.mark.parametrize("ending", [".docx", ".html", ".md", ".txt"])
def test_it_is_exported_by_the_command(case, tmp_path, ending):
    mark(case, "Bea", State.CHECKED)
    case.close()
    out = tmp_path / f"sheet{ending}"
    assert main(["export", str(case.path), str(out), "--view", "sign-off"]) == 0
    if ending in (".md", ".txt"):
        assert "Checked by Bea" in out.read_text(encoding="utf-8")
